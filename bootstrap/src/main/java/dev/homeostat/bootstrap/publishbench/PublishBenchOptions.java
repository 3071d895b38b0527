package dev.homeostat.bootstrap.publishbench;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is asked of a run.
 *
 * @param contexts browsers, each with one context
 * @param posts how many are published, and then read, with browsers that live long; the baseline gets a fifth of them
 * @param chromium the program
 * @param progress hears a line now and then
 * @param stop asked often; once it says yes the run is given up
 */
public record PublishBenchOptions(
        int contexts, int posts, Path chromium, Consumer<String> progress, BooleanSupplier stop) {

    private static final int BASELINE_SHARE = 5;
    private static final int LEAST = 10;

    int baseline() {
        return Math.min(posts, Math.max(LEAST, posts / BASELINE_SHARE));
    }
}
