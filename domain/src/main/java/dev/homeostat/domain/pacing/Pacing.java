package dev.homeostat.domain.pacing;

import java.time.Instant;
import java.util.Optional;

/**
 * How fast an account posts, and what the site made of it since that was set.
 *
 * @param good operations that the site took, since the rate was set
 * @param bad operations with which the site had trouble, since the rate was set
 * @param throttledUntil machine time before which the site wants nothing
 */
public record Pacing(PostingRate rate, int good, int bad, Optional<Instant> throttledUntil) {

    private static final int FADES_AT = 1_000;

    public Pacing {
        if (good < 0 || bad < 0) {
            throw new IllegalArgumentException("operations are not counted below zero");
        }
    }

    /** Of an account that never posted. */
    public static Pacing begin(RateBounds bounds) {
        return new Pacing(bounds.start(), 0, 0, Optional.empty());
    }

    /** The same within other bounds. */
    public Pacing within(RateBounds bounds) {
        return new Pacing(bounds.bound(rate), good, bad, throttledUntil);
    }

    /** Whether posts may be begun when they may by the other. */
    public boolean isAsFastAs(Pacing other) {
        return rate.equals(other.rate) && throttledUntil.equals(other.throttledUntil);
    }

    /** What is counted fades: of the latest thousand or so at most. */
    Pacing counting(int moreGood, int moreBad) {
        int by = good + bad < FADES_AT ? 1 : 2;
        return new Pacing(rate, good / by + moreGood, bad / by + moreBad, throttledUntil);
    }

    Pacing at(PostingRate newRate) {
        return new Pacing(newRate, 0, 0, throttledUntil);
    }
}
