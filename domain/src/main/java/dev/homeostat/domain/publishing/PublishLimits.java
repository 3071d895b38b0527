package dev.homeostat.domain.publishing;

import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import java.time.Duration;

/**
 * Bounds of publishing.
 *
 * @param attemptLength machine time from an intent to its deadline
 * @param minimumGap account time between the beginnings of two claims of one account, kept by the store
 * @param warnStuckAfter machine time in {@code posting} under a living holder after which a warning is due
 * @param actStuckAfter machine time in {@code posting} under a living holder after which the outcome counts as unknown
 * @param caps what no tuning can move
 * @param rate between which rates posting adapts
 */
public record PublishLimits(
        Duration attemptLength,
        Duration minimumGap,
        Duration warnStuckAfter,
        Duration actStuckAfter,
        HardCaps caps,
        RateBounds rate) {

    public static final PublishLimits DEFAULT = new PublishLimits(
            Duration.ofSeconds(90),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            HardCaps.DEFAULT,
            RateBounds.DEFAULT);

    public PublishLimits {
        if (attemptLength.isNegative() || attemptLength.isZero()) {
            throw new IllegalArgumentException("the attempt length must be positive");
        }
        if (minimumGap.isNegative()) {
            throw new IllegalArgumentException("the minimum gap must not be negative");
        }
        if (actStuckAfter.compareTo(warnStuckAfter) < 0) {
            throw new IllegalArgumentException("stuck posts must be warned of before they are acted on");
        }
    }

    public PublishLimits withAttemptLength(Duration newLength) {
        return new PublishLimits(newLength, minimumGap, warnStuckAfter, actStuckAfter, caps, rate);
    }

    public PublishLimits withMinimumGap(Duration newGap) {
        return new PublishLimits(attemptLength, newGap, warnStuckAfter, actStuckAfter, caps, rate);
    }

    public PublishLimits withCaps(HardCaps newCaps) {
        return new PublishLimits(attemptLength, minimumGap, warnStuckAfter, actStuckAfter, newCaps, rate);
    }

    public PublishLimits withRate(RateBounds newRate) {
        return new PublishLimits(attemptLength, minimumGap, warnStuckAfter, actStuckAfter, caps, newRate);
    }

    /** The same with only the minimum gap to hold posts back: for tests and measurements, not for a real site. */
    public PublishLimits unpaced() {
        return withCaps(new HardCaps(Integer.MAX_VALUE, Integer.MAX_VALUE))
                .withRate(RateBounds.fixed(new PostingRate(Duration.ofHours(1).toMillis())));
    }
}
