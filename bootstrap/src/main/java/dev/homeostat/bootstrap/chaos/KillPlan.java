package dev.homeostat.bootstrap.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Chooses the next kill: named points and random instants in turn, of the points the one that is furthest behind, and
 * of the faults that it reaches the one that had the fewest so far. A small share of the faults needs a person. The seed
 * breaks ties. Not thread-safe.
 */
final class KillPlan {

    /** From this many kills on no cell that can be reached stays empty: each named point meets each usual fault. */
    static final int COMPLETE = 150;

    private static final int PERSON_EVERY = 12;
    private static final int PERSON_FIRST = 4;
    private static final int BEYOND_EVERY = 6;

    /** A point that reaches few faults is no less worth a kill. */
    private static final int LEAST_WEIGHT = 4;

    private final Random random;
    private final boolean beyondBounds;
    private final List<KillPoint> points;
    private final List<SiteFault> faults;

    /**
     * A plan.
     *
     * @param beyondBounds whether the site is also to do what its profile rules out
     */
    KillPlan(long seed, boolean beyondBounds) {
        random = new Random(seed);
        this.beyondBounds = beyondBounds;
        points = shuffled(KillPoint.named());
        faults = shuffled(Arrays.asList(SiteFault.values()));
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** The kill after those in the table. */
    PlannedKill next(KillTable done) {
        int number = done.kills() + 1;
        SiteFault.Group group = group(number);
        KillPoint point = point(number, group, done);
        List<SiteFault> reachable = point.reachable(group);
        SiteFault fault = faults.stream()
                .filter(reachable::contains)
                .min(Comparator.<SiteFault>comparingInt(candidate -> done.count(point, candidate))
                        .thenComparingInt(done::count))
                .orElseThrow();
        PlannedKill.Start start = random.nextBoolean() ? PlannedKill.Start.PUBLISHING : PlannedKill.Start.RECONCILING;
        return new PlannedKill(number, point, fault, start, random.nextDouble(), random.nextDouble());
    }

    private SiteFault.Group group(int number) {
        if (beyondBounds && number % BEYOND_EVERY == 0) {
            return SiteFault.Group.BEYOND;
        }
        return number % PERSON_EVERY == PERSON_FIRST ? SiteFault.Group.PERSON : SiteFault.Group.USUAL;
    }

    private KillPoint point(int number, SiteFault.Group group, KillTable done) {
        return switch (group) {
            case USUAL ->
                number % 2 == 0
                        ? KillPoint.RANDOM
                        : Collections.min(points, Comparator.comparingDouble(point -> share(point, done)));
            case PERSON, BEYOND ->
                points.stream()
                        .filter(point -> !point.reachable(group).isEmpty())
                        .min(Comparator.comparingInt(point -> done.count(point, group)))
                        .orElseThrow();
        };
    }

    private static double share(KillPoint point, KillTable done) {
        return done.count(point, SiteFault.Group.USUAL)
                / (double) Math.max(LEAST_WEIGHT, point.reachable().size());
    }
}
