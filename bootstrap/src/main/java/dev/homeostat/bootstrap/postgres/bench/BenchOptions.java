package dev.homeostat.bootstrap.postgres.bench;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is asked of a run.
 *
 * @param events rows of {@code system_events}, over 90 days
 * @param heartbeats rows of {@code job_heartbeats}, over 90 days
 * @param runs how often each query is asked
 * @param progress hears a line now and then
 * @param stop asked often; once it says yes the run is given up
 */
public record BenchOptions(int events, int heartbeats, int runs, Consumer<String> progress, BooleanSupplier stop) {}
