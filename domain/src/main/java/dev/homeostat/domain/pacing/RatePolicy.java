package dev.homeostat.domain.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the posting rate follows what the site makes of the posts. It is raised by a quarter when the success rate is
 * surely over 95 %, lowered by a quarter when it is surely under 90 %, and halved when the site asks to slow down.
 * "Surely" is the bound of an exact interval (Clopper and Pearson, "The use of confidence or fiducial limits", 1934),
 * one-sided at 95 % to raise; at 99 % to lower, because a row of failures is looked at after each of them. Of 10
 * operations at a true 85 % a point estimate would raise the rate in 20 % of the cases. Pure and thread-safe.
 */
public final class RatePolicy {

    static final double RAISE_OVER = 0.95;
    static final double LOWER_UNDER = 0.90;

    private static final double UP = 1.25;
    private static final double DOWN = 0.75;
    private static final double HALF = 0.5;
    private static final double DOUBT_TO_RAISE = 0.05;
    private static final double DOUBT_TO_LOWER = 0.01;
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
     * @param retryAfter what it named; 15 min where it named nothing, at most a day; what it named before holds too
     */
    public static Pacing throttled(
            Pacing before, Optional<Duration> retryAfter, RateBounds bounds, Instant machineNow) {
        Duration asked = retryAfter.orElse(USUAL_WAIT);
        Duration wait = asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
        PostingRate slower = bounds.bound(before.within(bounds).rate().times(HALF));
        Instant until =
                before.throttledUntil().filter(machineNow.plus(wait)::isBefore).orElseGet(() -> machineNow.plus(wait));
        return new Pacing(slower, 0, 0, Optional.of(until));
    }

    /**
     * A bound of the exact interval lies beyond a rate just when what was seen, or what is more extreme, has less than
     * the doubt's probability at that rate.
     */
    private static Pacing adapted(Pacing counted, RateBounds bounds) {
        int n = counted.good() + counted.bad();
        if (atMost(counted.bad(), n, 1 - RAISE_OVER) < DOUBT_TO_RAISE) {
            return counted.at(bounds.bound(counted.rate().times(UP)));
        }
        return counted.bad() > 0 && 1 - atMost(counted.bad() - 1, n, 1 - LOWER_UNDER) < DOUBT_TO_LOWER
                ? counted.at(bounds.bound(counted.rate().times(DOWN)))
                : counted;
    }

    /** Probability of at most {@code k} hits in {@code n} trials (binomial distribution). */
    static double atMost(int k, int n, double p) {
        double term = Math.pow(1 - p, n);
        double sum = term;
        for (int i = 1; i <= k; i++) {
            term *= (double) (n - i + 1) / i * p / (1 - p);
            sum += term;
        }
        return sum;
    }
}
