package dev.homeostat.bootstrap.chaos;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is asked of every run.
 *
 * @param seed chooses what is left to chance
 * @param chromium the browser's program
 * @param keep whether the directory of the run stays
 * @param progress hears a line now and then
 * @param stop asked often; once it says yes the run is given up
 */
public record RunOptions(long seed, Path chromium, boolean keep, Consumer<String> progress, BooleanSupplier stop) {}
