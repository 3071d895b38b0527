package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.LeasePriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws the operations of a stretch of time. */
final class Workload {

    /** From when a hung browser is ended until another stands in its place. */
    static final Duration REPLACING = Duration.ofSeconds(4);

    /** Longer ones would be ended by force. */
    private static final Duration LONGEST = LeasePolicy.LONGEST.minusSeconds(2);

    /** One publish in twenty takes 40 s where half of them take 12 s, and none ten times as long as these. */
    private static final double TAIL = 40.0 / 12;

    private static final int LONGEST_PUBLISH = 10;

    private static final SkewedTime BACKGROUND =
            new SkewedTime(Duration.ofSeconds(45), Duration.ofSeconds(150), LONGEST);

    private static final double HANGS = 1.0 / 200;
    private static final double YIELDS_SLOWLY = 0.05;
    private static final double SOONEST_YIELD = 0.05;
    private static final double SLOWLY = 0.5;
    private static final double SLOWEST_YIELD = 4;
    private static final Duration CRITICAL_PATIENCE = Duration.ofMinutes(5);

    /** What jobs of the priorities 1 to 8 have for an interval. */
    private static final List<Duration> PATIENCE = Stream.of(5, 30, 60, 120, 120, 240, 360, 360)
            .map(Duration::ofMinutes)
            .toList();

    private final Duration length;
    private final SkewedTime publish;
    private final RandomGenerator random;

    private Workload(PoolPlan plan, int stretch) {
        this.length = plan.stretch(stretch);
        this.publish = publish(plan);
        this.random = new SplittableRandom(plan.seed() * 1_000_003 + stretch);
    }

    /** The operations of a stretch in the order of asking. */
    static List<Operation> of(PoolPlan plan, int stretch) {
        Workload workload = new Workload(plan, stretch);
        List<Operation> all = new ArrayList<>();
        workload.arrivals(plan.criticalPerHour()).forEach(at -> all.add(workload.critical(at)));
        workload.arrivals(backgroundPerHour(plan)).forEach(at -> all.add(workload.background(at)));
        all.sort(Comparator.comparing(Operation::at));
        return all;
    }

    /** What fills the pool up to its load beside the critical operations. */
    static double backgroundPerHour(PoolPlan plan) {
        double hour = Duration.ofHours(1).toMillis();
        double critical = plan.criticalPerHour() * publish(plan).mean().toMillis() / hour;
        double mean = (1 - HANGS) * BACKGROUND.mean().toMillis()
                + HANGS * LeasePolicy.LONGEST.plus(REPLACING).toMillis();
        return (PoolPlan.BROWSERS * plan.load() - critical) * hour / mean;
    }

    private List<Duration> arrivals(double perHour) {
        List<Duration> arrivals = new ArrayList<>();
        double mean = Duration.ofHours(1).toMillis() / perHour;
        double at = random.nextExponential() * mean;
        while (at < length.toMillis()) {
            arrivals.add(Duration.ofMillis((long) at));
            at += random.nextExponential() * mean;
        }
        return arrivals;
    }

    private Operation critical(Duration at) {
        return new Operation(at, LeasePriority.POSTING, CRITICAL_PATIENCE, publish.drawn(random), Duration.ZERO, false);
    }

    private Operation background(Duration at) {
        int level = random.nextInt(PATIENCE.size());
        return new Operation(
                at,
                new LeasePriority(level + 1),
                PATIENCE.get(level),
                BACKGROUND.drawn(random),
                yields(),
                random.nextDouble() < HANGS);
    }

    private Duration yields() {
        double seconds = random.nextDouble() < YIELDS_SLOWLY
                ? random.nextDouble(SLOWLY, SLOWEST_YIELD)
                : random.nextDouble(SOONEST_YIELD, SLOWLY);
        return Duration.ofMillis((long) (seconds * 1e3));
    }

    private static SkewedTime publish(PoolPlan plan) {
        Duration median = plan.publish();
        Duration longest = VirtualBrowser.earlier(median.multipliedBy(LONGEST_PUBLISH), LONGEST);
        return new SkewedTime(median, Duration.ofMillis(Math.round(median.toMillis() * TAIL)), longest);
    }
}
