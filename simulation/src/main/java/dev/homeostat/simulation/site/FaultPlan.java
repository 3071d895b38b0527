package dev.homeostat.simulation.site;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decides what goes wrong with each request to post, in the order of their arrival, and counts it; a request repeated
 * with its token meets the fault of the first. The same plan gives the same faults again. Thread-safe.
 */
public final class FaultPlan {

    private final Supplier<Fault> source;
    private final SortedMap<String, Integer> used = new TreeMap<>();

    private FaultPlan(Supplier<Fault> source) {
        this.source = source;
    }

    /** Nothing ever goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(Fault.None::new);
    }

    /** These faults one after the other, then none. */
    public static FaultPlan script(List<? extends Fault> faults) {
        Queue<Fault> left = new ArrayDeque<>(faults);
        return new FaultPlan(() -> left.isEmpty() ? new Fault.None() : left.remove());
    }

    /**
     * Faults as somebody else decides them.
     *
     * @param choice asked once for each request, one at a time, right after the observer was told of it
     */
    public static FaultPlan chosenBy(Supplier<Fault> choice) {
        return new FaultPlan(choice);
    }

    /**
     * Faults at random, every kind as often as any other.
     *
     * @param rate share of requests with a fault, 0 to 1
     * @param maxDelay longest delay of those faults that have one, at least a millisecond
     */
    public static FaultPlan random(long seed, double rate, Duration maxDelay) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate of faults is 0 to 1, not " + rate);
        }
        if (maxDelay.toMillis() < 1) {
            throw new IllegalArgumentException("the longest delay is at least a millisecond, not " + maxDelay);
        }
        SplittableRandom random = new SplittableRandom(seed);
        return new FaultPlan(() -> random.nextDouble() < rate ? any(random, maxDelay) : new Fault.None());
    }

    private static Fault any(SplittableRandom random, Duration maxDelay) {
        int kind = random.nextInt(6);
        Duration delay = Duration.ofMillis(random.nextLong(1, maxDelay.toMillis() + 1));
        return switch (kind) {
            case 0 -> new Fault.AcceptThenDrop();
            case 1 -> new Fault.DropBeforeAccept();
            case 2 -> new Fault.AcceptThenError();
            case 3 -> new Fault.DelayVisibility(delay);
            case 4 -> new Fault.Slow(delay);
            default -> new Fault.AcceptLate(delay);
        };
    }

    /** Takes the fault of the next request. */
    public synchronized Fault next() {
        Fault fault = source.get();
        used.merge(fault.label(), 1, Integer::sum);
        return fault;
    }

    /** How often each fault was taken so far, by {@link Fault#label}; those never taken are absent. */
    public synchronized SortedMap<String, Integer> usedFaults() {
        return new TreeMap<>(used);
    }
}
