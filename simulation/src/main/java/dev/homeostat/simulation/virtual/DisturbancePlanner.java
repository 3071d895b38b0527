package dev.homeostat.simulation.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses when, where and what happens to the engines. */
final class DisturbancePlanner {

    private static final DisturbancePoint[] POINTS = DisturbancePoint.values();

    private final SplittableRandom random;
    private final Instant start;

    DisturbancePlanner(SplittableRandom random, Instant start) {
        this.random = random;
        this.start = start;
    }

    List<Disturbance> plan(SimulationPlan plan) {
        List<Disturbance> disturbances = new ArrayList<>();
        for (int crash = 0; crash < plan.crashes(); crash++) {
            disturbances.add(anywhere(plan, new Disturbance.Kind.Crash()));
        }
        for (int lost = 0; lost < plan.lostReplies(); lost++) {
            disturbances.add(anywhere(plan, new Disturbance.Kind.ReplyLost()));
        }
        int pauses = plan.engines() > 1 ? plan.crashes() : 0;
        for (int pause = 0; pause < pauses; pause++) {
            Duration length = Duration.ofSeconds(random.nextLong(30, 900));
            disturbances.add(anywhere(plan, new Disturbance.Kind.Pause(length)));
        }
        return disturbances;
    }

    private Disturbance anywhere(SimulationPlan plan, Disturbance.Kind kind) {
        Instant from = start.plusMillis(random.nextLong(plan.queueing().toMillis()));
        Instant overdue = from.plus(plan.queueing().dividedBy(6));
        return new Disturbance(from, overdue, POINTS[random.nextInt(POINTS.length)], kind);
    }
}
