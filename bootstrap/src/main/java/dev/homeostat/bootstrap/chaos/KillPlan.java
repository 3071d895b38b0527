package dev.homeostat.bootstrap.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Chooses the next kill: named points and random instants in turn, and of either the point and the fault that had the
 * fewest so far. The seed breaks ties. Not thread-safe.
 */
final class KillPlan {

    /** From this many kills on no cell that can be reached stays empty: each named point meets each fault. */
    static final int COMPLETE =
            2 * KillPoint.named().size() * KillPoint.CLICK_SENT.reachable().size();

    private final Random random;
    private final List<KillPoint> points;
    private final Map<KillPoint, List<SiteFault>> faults = new EnumMap<>(KillPoint.class);

    KillPlan(long seed) {
        random = new Random(seed);
        points = shuffled(KillPoint.named());
        for (KillPoint point : KillPoint.values()) {
            faults.put(point, shuffled(point.reachable()));
        }
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** The kill after those in the table. */
    PlannedKill next(KillTable done) {
        int number = done.kills() + 1;
        KillPoint point =
                number % 2 == 0 ? KillPoint.RANDOM : Collections.min(points, Comparator.comparingInt(done::count));
        SiteFault fault = Collections.min(
                faults.getOrDefault(point, point.reachable()),
                Comparator.comparingInt(candidate -> done.count(point, candidate)));
        PlannedKill.Start start = random.nextBoolean() ? PlannedKill.Start.PUBLISHING : PlannedKill.Start.RECONCILING;
        return new PlannedKill(number, point, fault, start, random.nextDouble(), random.nextDouble());
    }
}
