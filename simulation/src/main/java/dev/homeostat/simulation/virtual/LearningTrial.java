package dev.homeostat.simulation.virtual;

import dev.homeostat.domain.learning.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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
     * @param progress told of each life that is over, by one thread
     */
    public static LearningTrial run(List<LifePlan> plans, Consumer<LifeReport> progress) throws InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<LifeReport>> futures =
                    plans.stream().map(plan -> threads.submit(() -> Life.run(plan))).toList();
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

    /** By how much the share of the best arm rose from the first 10 to the last 30 days. */
    public Map<Dimension, Interval> rise() {
        return over(LearningScore.Shares::rise);
    }

    /** By how much it rose from the 10 days after the drift to the last 30 days. */
    public Map<Dimension, Interval> recovery() {
        return over(LearningScore.Shares::recovery);
    }

    /** The share of the best arm at one time or another. */
    public Map<Dimension, Interval> over(ToDoubleFunction<LearningScore.Shares> figure) {
        Map<Dimension, Interval> byDimension = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            byDimension.put(dimension, Interval.of(shares(dimension, figure)));
        }
        return byDimension;
    }

    private DoubleStream shares(
            Dimension dimension, ToDoubleFunction<LearningScore.Shares> figure) {
        return lives.stream()
                .mapToDouble(life -> figure.applyAsDouble(life.learning().shares().get(dimension)));
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
                .mapToDouble(life -> life.learning().uniformRegret() / life.learning().posts()));
    }

    /** How much less was regretted than by uniform choice, a post. */
    public Interval gain() {
        return Interval.of(lives.stream()
                .mapToDouble(life -> (life.learning().uniformRegret() - life.learning().regret())
                        / life.learning().posts()));
    }

    public boolean isClean() {
        return lives.stream().allMatch(life -> life.promise().isClean());
    }
}
