package dev.homeostat.simulation.virtual;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.domain.learning.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Many lives with seeds of their own, to tell learning from luck.
 *
 * @param lives in the order of their seeds
 */
public record LearningTrial(List<LifeReport> lives) {

    public LearningTrial {
        lives = List.copyOf(lives);
    }

    /**
     * Lives the lives, as many at a time as there are processors.
     *
     * @param writer writes for all of them, see {@link Life}
     * @param progress told of each life that is over, by one thread
     */
    public static LearningTrial run(List<LifePlan> plans, ContentWriter writer, Consumer<LifeReport> progress)
            throws InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<LifeReport>> futures = plans.stream()
                    .map(plan -> threads.submit(() -> Life.run(plan, writer)))
                    .toList();
            List<LifeReport> lives = new ArrayList<>();
            try {
                for (Future<LifeReport> future : futures) {
                    lives.add(future.get());
                    progress.accept(lives.getLast());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a life broke off", e.getCause());
            } finally {
                threads.shutdownNow();
            }
            return new LearningTrial(lives);
        }
    }

    /** A figure of one dimension's share of the best arm. */
    public Interval over(Dimension dimension, ToDoubleFunction<LearningScore.Shares> figure) {
        return Interval.of(lives.stream()
                .map(life -> Objects.requireNonNull(life.learning().shares().get(dimension)))
                .mapToDouble(figure));
    }

    /** The same over the mean of the dimensions, life by life. */
    public Interval overall(ToDoubleFunction<LearningScore.Shares> figure) {
        return Interval.of(lives.stream().mapToDouble(life -> life.learning().shares().values().stream()
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN)));
    }

    /** Regret a post, in the natural logarithm of views. */
    public Interval regret() {
        return Interval.of(lives.stream()
                .mapToDouble(life -> life.learning().regret() / life.learning().posts()));
    }

    /** Regret a post of choosing every arm equally often. */
    public Interval uniformRegret() {
        return Interval.of(lives.stream()
                .mapToDouble(life ->
                        life.learning().uniformRegret() / life.learning().posts()));
    }

    /** How much less was regretted than by uniform choice, a post. */
    public Interval gain() {
        return Interval.of(lives.stream()
                .mapToDouble(life ->
                        (life.learning().uniformRegret() - life.learning().regret())
                                / life.learning().posts()));
    }

    public boolean isClean() {
        return lives.stream().allMatch(life -> life.promise().isClean());
    }
}
