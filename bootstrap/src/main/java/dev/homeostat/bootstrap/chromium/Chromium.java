package dev.homeostat.bootstrap.chromium;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the browser: what is configured, else the first known program on the path. */
public final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<Path> APPLICATIONS = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private Chromium() {}

    /**
     * The program to start.
     *
     * @param configured the value of {@code browser.chromium}
     * @param searchPath the value of {@code PATH}
     * @throws StartupProblem when there is none, saying what to install
     */
    public static Path find(Optional<Path> configured, String searchPath) {
        return configured.map(Chromium::checked).orElseGet(() -> onPath(searchPath)
                .orElseThrow(() -> new StartupProblem(
                        "there is no Chromium on this machine",
                        "install it (Debian: apt-get install chromium; macOS: brew install --cask chromium),"
                                + " or set browser.chromium to its program")));
    }

    private static Path checked(Path program) {
        if (!isProgram(program)) {
            throw new StartupProblem(
                    "browser.chromium: %s is not a program that can be started".formatted(program),
                    "set it to the path of a Chromium or Chrome program, or remove it to have one found");
        }
        return program.toAbsolutePath();
    }

    private static Optional<Path> onPath(String searchPath) {
        List<Path> directories = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(searchPath)
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        Stream<Path> programs =
                NAMES.stream().flatMap(name -> directories.stream().map(directory -> directory.resolve(name)));
        return Stream.concat(programs, APPLICATIONS.stream())
                .filter(Chromium::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
