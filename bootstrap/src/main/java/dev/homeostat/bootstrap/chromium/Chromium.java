package dev.homeostat.bootstrap.chromium;

import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.ChromiumLocator.Answer;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the browser that the configuration names, or the one of the system. */
public final class Chromium {

    private Chromium() {}

    /**
     * The program to start.
     *
     * @param configured the value of {@code browser.chromium}
     * @param searchPath the value of {@code PATH}
     * @throws StartupProblem when there is none, saying what to install
     */
    public static Path find(Optional<Path> configured, String searchPath) {
        return switch (ChromiumLocator.of(configured.map(Path::toString), searchPath)
                .locate()) {
            case Answer.Found found -> found.executable().toAbsolutePath();
            case Answer.Missing missing -> throw missing(configured);
        };
    }

    private static StartupProblem missing(Optional<Path> configured) {
        return configured
                .map(program -> new StartupProblem(
                        "browser.chromium: %s is not a program that can be started".formatted(program),
                        "set it to the path of a Chromium or Chrome program, or remove it to have one found"))
                .orElseGet(() -> new StartupProblem(
                        "there is no Chromium on this machine",
                        "install it (Debian: apt-get install chromium; macOS: brew install --cask chromium),"
                                + " or set browser.chromium to its program"));
    }
}
