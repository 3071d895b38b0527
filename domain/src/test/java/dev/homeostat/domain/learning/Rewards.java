package dev.homeostat.domain.learning;

import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Logs of rewards for tests. */
final class Rewards {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<LoggedReward> log = new ArrayList<>();

    static PostId post(long number) {
        return new PostId(new UUID(0, number));
    }

    static Arm topic(String name) {
        return new Arm(Dimension.TOPIC, name);
    }

    static Arm style(String name) {
        return new Arm(Dimension.GENERATOR, name);
    }

    Rewards add(long post, Maturity maturity, Duration postedAfterStart, double value, Arm... arms) {
        log.add(new LoggedReward(
                log.size() + 1L,
                new Reward(post(post), Arrays.asList(arms), maturity, START.plus(postedAfterStart), value)));
        return this;
    }

    List<LoggedReward> log() {
        return List.copyOf(log);
    }
}
