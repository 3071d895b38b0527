package dev.homeostat.simulation.virtual.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Every way of sharing under the same operations.
 *
 * @param reports by plan and, within one, in the order of {@link Sharing}
 */
public record PoolTrial(List<PoolReport> reports) {

    public PoolTrial {
        reports = List.copyOf(reports);
    }

    /**
     * Runs it, on all processors; the same plans give the same reports.
     *
     * @param progress hears of each report in order
     */
    public static PoolTrial run(List<PoolPlan> plans, Consumer<PoolReport> progress) throws InterruptedException {
        List<PoolReport> reports = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<PoolReport>> runs = plans.stream()
                    .flatMap(plan ->
                            Arrays.stream(Sharing.values()).map(sharing -> threads.submit(() -> run(plan, sharing))))
                    .toList();
            try {
                for (Future<PoolReport> run : runs) {
                    reports.add(run.get());
                    progress.accept(reports.getLast());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a pool could not be simulated", e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
        return new PoolTrial(reports);
    }

    static PoolReport run(PoolPlan plan, Sharing sharing) {
        PoolLog log = new PoolLog();
        for (int stretch = 0; stretch < plan.stretches(); stretch++) {
            VirtualPool.run(sharing, Workload.of(plan, stretch), plan.stretch(stretch), log);
        }
        return log.report(plan, sharing);
    }

    /** Whether the engine's own ways kept their promises. */
    public boolean holds() {
        return reports.stream().filter(report -> report.sharing().isOurs()).allMatch(PoolReport::holds);
    }

    /** Whether there were operations enough to be sure of it. */
    public boolean isShown() {
        return reports.stream().filter(report -> report.sharing().isOurs()).allMatch(PoolReport::isShown);
    }
}
