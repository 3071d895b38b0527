package dev.homeostat.adapter.playwright;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the Chromium of the machine: a configured one, else the environment's {@code HOMEOSTAT_CHROMIUM}, else a known
 * name on the path. Only the first of these that is given counts: a configured file that is missing is not replaced by
 * another browser. Thread-safe.
 */
public final class ChromiumLocator implements BrowserSource {

    public static final String VARIABLE = "HOMEOSTAT_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    // Where macOS keeps what is not on the search path.
    private static final List<Path> APPLICATIONS = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private final List<Path> candidates;

    private ChromiumLocator(List<Path> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** Its processes are ended with everything that they hold. */
    @Override
    public Optional<String> objection(String address) {
        return Optional.empty();
    }

    /** This file and no other. */
    public static ChromiumLocator at(Path executable) {
        return new ChromiumLocator(List.of(executable));
    }

    /** What the environment of this process names. */
    public static ChromiumLocator ofSystem() {
        return of(
                Optional.ofNullable(System.getenv(VARIABLE)),
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /**
     * What these settings name.
     *
     * @param configured a file, or blank
     * @param searchPath directories, separated as the system does
     */
    public static ChromiumLocator of(Optional<String> configured, String searchPath) {
        return configured
                .filter(value -> !value.isBlank())
                .map(value -> at(Path.of(value)))
                .orElseGet(() -> new ChromiumLocator(onPath(searchPath)));
    }

    /** The browser, or all that was tried. */
    public Answer locate() {
        return candidates.stream()
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .<Answer>map(Answer.Found::new)
                .orElseGet(() -> new Answer.Missing(candidates));
    }

    /** What is or would be tried. */
    @Override
    public String toString() {
        return candidates.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static List<Path> onPath(String searchPath) {
        List<Path> directories = Stream.of(searchPath.split(Pattern.quote(File.pathSeparator), -1))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> path(directory).stream())
                .toList();
        Stream<Path> programs =
                NAMES.stream().flatMap(name -> directories.stream().map(directory -> directory.resolve(name)));
        return Stream.concat(programs, APPLICATIONS.stream()).toList();
    }

    private static Optional<Path> path(String directory) {
        try {
            return Optional.of(Path.of(directory));
        } catch (InvalidPathException e) {
            // A search path may hold anything; what is no directory holds no browser.
            return Optional.empty();
        }
    }

    /** The answer to {@link #locate}. */
    public sealed interface Answer {

        record Found(Path executable) implements Answer {}

        /** None of these is a file that can be run. */
        record Missing(List<Path> tried) implements Answer {
            public Missing {
                tried = List.copyOf(tried);
            }

            /** What was tried, and what to do about it. */
            public String message() {
                String all = "tried "
                        + String.join(", ", tried.stream().map(Path::toString).toList());
                return "no Chromium found (%s); install Chromium (Debian, Ubuntu: apt-get install chromium) or set %s to its executable"
                        .formatted(all, VARIABLE);
            }
        }
    }
}
