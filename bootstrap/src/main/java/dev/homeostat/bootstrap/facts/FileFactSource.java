package dev.homeostat.bootstrap.facts;

import dev.homeostat.application.content.port.FactSource;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Facts in CSV and Markdown files. They are read again when a file has changed, come or gone. Thread-safe; throws
 * nothing.
 */
public final class FileFactSource implements FactSource {

    /** A larger file is no collection of facts. */
    static final long MOST_BYTES = 16L << 20;

    private static final List<String> CSV = List.of(".csv");
    private static final List<String> MARKDOWN = List.of(".md", ".markdown");

    private final List<Path> paths;
    private List<Stamp> stamps = List.of();
    private Facts facts = new Facts(List.of(), List.of());
    private boolean read;

    /**
     * Names what to read.
     *
     * @param paths files, and directories of which the files that end with {@code .csv}, {@code .md} or
     *     {@code .markdown} are read, by name, {@code README.md} excepted
     */
    public FileFactSource(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    /** A file as far as a change of it shows. */
    private record Stamp(Path file, FileTime modified, long size) {}

    @Override
    public synchronized Facts read() {
        List<Path> files = new ArrayList<>();
        FactSheet sheet = new FactSheet();
        paths.forEach(path -> collect(path, files, sheet));
        List<Stamp> now = files.stream().distinct().map(FileFactSource::stamp).toList();
        if (!read || !now.equals(stamps)) {
            now.forEach(stamp -> readFile(stamp.file(), sheet));
            facts = sheet.facts();
            stamps = now;
            read = true;
        }
        return facts;
    }

    private static void collect(Path path, List<Path> files, FactSheet sheet) {
        Path known = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(known)) {
            files.add(known);
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(known, FileFactSource::isFactFile)) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            found.sort(null);
            files.addAll(found);
            if (found.isEmpty()) {
                sheet.problem(place(known), "the directory holds no .csv and no .md file");
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            sheet.problem(place(known), "the directory cannot be read (%s)".formatted(reason(e)));
        }
    }

    private static boolean isFactFile(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return Files.isRegularFile(entry)
                && !name.startsWith(".")
                && !name.equalsIgnoreCase("README.md")
                && (endsWith(entry, CSV) || endsWith(entry, MARKDOWN));
    }

    private static boolean endsWith(Path file, List<String> ends) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ends.stream().anyMatch(name::endsWith);
    }

    private static Stamp stamp(Path file) {
        try {
            return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException | SecurityException e) {
            return new Stamp(file, FileTime.fromMillis(0), -1);
        }
    }

    private static void readFile(Path path, FactSheet sheet) {
        Place place = place(path);
        if (!Files.exists(path)) {
            sheet.problem(place, "there is no such file");
        } else if (!endsWith(path, CSV) && !endsWith(path, MARKDOWN)) {
            sheet.problem(place, "the name of a file of facts ends with .csv or .md");
        } else {
            int before = sheet.size();
            int problems = sheet.facts().problems().size();
            readContent(path, place, sheet);
            if (sheet.size() == before && sheet.facts().problems().size() == problems) {
                sheet.problem(place, "there is no fact in the file");
            }
        }
    }

    private static void readContent(Path path, Place place, FactSheet sheet) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                sheet.problem(place, "the file is larger than %d MB and is not read".formatted(MOST_BYTES >> 20));
                return;
            }
            FactFile file = FactFile.of(place, Files.readAllBytes(path), sheet);
            if (endsWith(path, CSV)) {
                CsvFacts.read(file, sheet);
            } else {
                MarkdownFacts.read(file, sheet);
            }
        } catch (IOException | SecurityException e) {
            sheet.problem(place, "the file cannot be read (%s)".formatted(reason(e)));
        }
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName();
    }

    /** Below the working directory, a path is shown from there on. */
    private static Place place(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return new Place((path.startsWith(here) ? here.relativize(path) : path).toString(), 0);
    }
}
