package dev.homeostat.simulation.virtual;

import dev.homeostat.domain.learning.LearningSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Days in the life of an account that plans, writes, publishes, reads back and learns; everything else follows from the
 * seed.
 *
 * @param drift after what time its readers come to prefer other things
 */
public record LifePlan(long seed, int days, int postsPerDay, Optional<Duration> drift, LearningSettings learning) {

    private static final int POSTS_PER_DAY = 12;

    public LifePlan {
        if (days < 1) {
            throw new IllegalArgumentException("a life has at least one day, not " + days);
        }
    }

    /** Twelve posts a day for readers whose preferences last. */
    public static LifePlan of(int days, long seed) {
        return new LifePlan(seed, days, POSTS_PER_DAY, Optional.empty(), LearningSettings.DEFAULT);
    }

    public LifePlan withDriftAfter(Duration time) {
        return new LifePlan(seed, days, postsPerDay, Optional.of(time), learning);
    }

    public LifePlan withPostsPerDay(int posts) {
        return new LifePlan(seed, days, posts, drift, learning);
    }

    public LifePlan withLearning(LearningSettings other) {
        return new LifePlan(seed, days, postsPerDay, drift, other);
    }

    Duration length() {
        return Duration.ofDays(days);
    }
}
