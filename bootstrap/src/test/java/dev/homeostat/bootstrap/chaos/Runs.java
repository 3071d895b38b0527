package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.ChromiumLocator;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the tests of runs have in common. */
final class Runs {

    private Runs() {}

    static RunOptions options(Consumer<String> progress, BooleanSupplier stop) {
        return new RunOptions(1, chromium(), false, progress, stop);
    }

    private static Path chromium() {
        return switch (ChromiumLocator.ofSystem().locate()) {
            case ChromiumLocator.Answer.Found(Path program) -> program;
            case ChromiumLocator.Answer.Missing missing -> throw new AssertionError(missing.message());
        };
    }
}
