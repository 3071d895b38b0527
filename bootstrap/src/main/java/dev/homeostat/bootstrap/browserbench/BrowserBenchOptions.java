package dev.homeostat.bootstrap.browserbench;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is asked of a run.
 *
 * @param requests how many critical operations are measured
 * @param background how many other operations run or wait all the time
 * @param workers browsers of the pool
 * @param seed chooses how long pages take
 * @param chromium the program
 * @param progress hears a line now and then
 * @param stop asked often; once it says yes the run is given up
 */
public record BrowserBenchOptions(
        int requests,
        int background,
        int workers,
        long seed,
        Path chromium,
        Consumer<String> progress,
        BooleanSupplier stop) {}
