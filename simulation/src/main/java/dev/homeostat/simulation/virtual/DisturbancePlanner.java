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

    /** Some crashes and lost replies over a time, each at some point within a day. */
    List<Disturbance> plan(Duration length, int crashes, int lostReplies) {
        List<Disturbance> disturbances = new ArrayList<>();
        for (int i = 0; i < crashes + lostReplies; i++) {
            Disturbance.Kind kind = i < crashes ? new Disturbance.Kind.Crash() : new Disturbance.Kind.ReplyLost();
            disturbances.add(anywhere(length, Duration.ofDays(1), kind));
        }
        return disturbances;
    }

    private Disturbance anywhere(SimulationPlan plan, Disturbance.Kind kind) {
        return anywhere(plan.queueing(), plan.queueing().dividedBy(6), kind);
    }

    private Disturbance anywhere(Duration length, Duration patience, Disturbance.Kind kind) {
        Instant from = start.plusMillis(random.nextLong(length.toMillis()));
        Instant overdue = from.plus(patience);
        return new Disturbance(from, overdue, POINTS[random.nextInt(POINTS.length)], kind);
    }
}
