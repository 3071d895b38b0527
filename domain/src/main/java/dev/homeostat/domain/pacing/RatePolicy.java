package dev.homeostat.domain.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the posting rate follows what the site makes of the posts. It is raised by a quarter when the success rate is
 * surely over 95 %, lowered by a quarter when it is surely under 90 %, and halved when the site asks to slow down.
 * "Surely" is a bound of the Wilson score interval (Wilson, "Probable inference", 1927), one-sided at 95 %: of 10
 * operations at a true 85 % a point estimate would raise the rate in 20 % of the cases. Pure and thread-safe.
 */
public final class RatePolicy {

    static final double RAISE_OVER = 0.95;
    static final double LOWER_UNDER = 0.90;

    private static final double UP = 1.25;
    private static final double DOWN = 0.75;
    private static final double HALF = 0.5;
    private static final double Z = 1.6448536269514722;
    private static final Duration USUAL_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private RatePolicy() {}

    /** The site took what was sent. */
    public static Pacing taken(Pacing before, RateBounds bounds) {
        return adapted(before.within(bounds).counting(1, 0), bounds);
    }

    /** The site had trouble with what was sent, or gave no answer. */
    public static Pacing troubled(Pacing before, RateBounds bounds) {
        return adapted(before.within(bounds).counting(0, 1), bounds);
    }

    /**
     * The site asked to come later.
     *
     * @param retryAfter what it named; 15 min where it named nothing, at most a day
     */
    public static Pacing throttled(
            Pacing before, Optional<Duration> retryAfter, RateBounds bounds, Instant machineNow) {
        Duration asked = retryAfter.orElse(USUAL_WAIT);
        Duration wait = asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
        PostingRate slower = bounds.bound(before.rate().times(HALF));
        return new Pacing(slower, 0, 0, Optional.of(machineNow.plus(wait)));
    }

    private static Pacing adapted(Pacing counted, RateBounds bounds) {
        if (wilson(counted, -Z) > RAISE_OVER) {
            return counted.at(bounds.bound(counted.rate().times(UP)));
        }
        return wilson(counted, Z) < LOWER_UNDER
                ? counted.at(bounds.bound(counted.rate().times(DOWN)))
                : counted;
    }

    /** The bound of the score interval on the side of {@code z}'s sign. */
    static double wilson(Pacing counted, double z) {
        int n = counted.good() + counted.bad();
        if (n == 0) {
            return z < 0 ? 0 : 1;
        }
        double share = (double) counted.good() / n;
        double square = z * z / n;
        double spread = z * Math.sqrt((share * (1 - share) + square / 4) / n);
        return (share + square / 2 + spread) / (1 + square);
    }
}
