package dev.homeostat.domain.engagement;

import dev.homeostat.domain.learning.Maturity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What readings of a post say about its worth at one age, so that posts are compared at equal age.
 *
 * <p>The score is likes + 2 replies + 3 reposts + views / 100, as far as the site shows them; the reward is the natural
 * logarithm of the score plus one, so that a difference of 0.18 is some 20 % of engagement whatever the size of the
 * account. At exactly the maturity's age it is interpolated, linearly in the logarithm of the age, between the nearest
 * readings before and after. Deterministic to the bit. Pure and thread-safe.
 */
public final class RewardPolicy {

    private static final double PER_LIKE = 1;
    private static final double PER_REPLY = 2;
    private static final double PER_REPOST = 3;
    private static final double PER_VIEW = 0.01;

    private static final int SHARE_OF_AGE = 4;
    private static final Duration LEAST_TOLERANCE = Duration.ofMinutes(45);
    private static final double MILLIS_AT_LEAST = 1000;

    private RewardPolicy() {}

    /** What a post was worth at one age. */
    public sealed interface RewardAnswer {

        /** It is known: the natural logarithm of the engagement score plus one. */
        record Worth(double value) implements RewardAnswer {}

        /** It is not known, or not yet. */
        record Not(Gate reason) implements RewardAnswer {}
    }

    /** Why a post has no reward of a maturity. */
    public enum Gate {
        /** Nothing was chosen for it, so nothing can be learned from it. */
        NOT_PLANNED,
        /** It went out, or was found to be out, later than an hour after its slot began: neither hour nor age are sure. */
        LATE,
        /** It is too young, or a reading near the age may still come. */
        IMMATURE,
        /** The readings before and after the age lie too far apart. */
        NO_READING_NEAR_AGE,
        /** It reached the age, and was never read. */
        UNREAD;

        /** The word used in events and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The reward at a maturity.
     *
     * @param readings accepted ones, in any order
     * @param now account time
     */
    public static RewardAnswer reward(Maturity maturity, Instant postedAt, List<Reading> readings, Instant now) {
        Instant due = postedAt.plus(maturity.age());
        if (now.isBefore(due)) {
            return new RewardAnswer.Not(Gate.IMMATURE);
        }
        if (readings.isEmpty()) {
            return new RewardAnswer.Not(Gate.UNREAD);
        }
        Optional<Reading> before = readings.stream()
                .filter(reading -> !reading.observedAt().isAfter(due))
                .max(Comparator.comparing(Reading::observedAt));
        Optional<Reading> after = readings.stream()
                .filter(reading -> !reading.observedAt().isBefore(due))
                .min(Comparator.comparing(Reading::observedAt));
        if (before.isPresent() && after.isPresent() && near(maturity, before.get(), after.get())) {
            return new RewardAnswer.Worth(between(before.get(), after.get(), postedAt, due));
        }
        boolean over = now.isAfter(due.plus(tolerance(maturity)));
        return new RewardAnswer.Not(over ? Gate.NO_READING_NEAR_AGE : Gate.IMMATURE);
    }

    /** How far apart the readings before and after a maturity's age may lie. */
    public static Duration tolerance(Maturity maturity) {
        Duration share = maturity.age().dividedBy(SHARE_OF_AGE);
        return share.compareTo(LEAST_TOLERANCE) < 0 ? LEAST_TOLERANCE : share;
    }

    /** The engagement score of numbers. */
    public static double score(Metrics metrics) {
        double score = 0;
        for (Map.Entry<Metric, Long> entry : metrics.counts().entrySet()) {
            score += entry.getValue() * worth(entry.getKey());
        }
        return score;
    }

    private static double worth(Metric metric) {
        return switch (metric) {
            case LIKES -> PER_LIKE;
            case REPLIES -> PER_REPLY;
            case REPOSTS -> PER_REPOST;
            case VIEWS -> PER_VIEW;
        };
    }

    private static boolean near(Maturity maturity, Reading before, Reading after) {
        return Duration.between(before.observedAt(), after.observedAt()).compareTo(tolerance(maturity)) <= 0;
    }

    private static double between(Reading before, Reading after, Instant postedAt, Instant due) {
        double from = value(before);
        double start = logAge(postedAt, before.observedAt());
        double end = logAge(postedAt, after.observedAt());
        if (!(end > start)) {
            return from;
        }
        double share = (logAge(postedAt, due) - start) / (end - start);
        return from + share * (value(after) - from);
    }

    private static double value(Reading reading) {
        return StrictMath.log1p(score(reading.metrics()));
    }

    private static double logAge(Instant postedAt, Instant at) {
        double millis = Duration.between(postedAt, at).toMillis();
        return StrictMath.log(Math.max(MILLIS_AT_LEAST, millis));
    }
}
