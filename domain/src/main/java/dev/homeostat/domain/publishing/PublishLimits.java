package dev.homeostat.domain.publishing;

import java.time.Duration;

/**
 * Bounds of publishing.
 *
 * @param attemptLength machine time from an intent to its deadline
 * @param minimumGap account time between the beginnings of two claims of one account, kept by the store
 * @param warnStuckAfter machine time in {@code posting} under a living holder after which a warning is due
 * @param actStuckAfter machine time in {@code posting} under a living holder after which the outcome counts as unknown
 */
public record PublishLimits(
        Duration attemptLength, Duration minimumGap, Duration warnStuckAfter, Duration actStuckAfter) {

    public static final PublishLimits DEFAULT = new PublishLimits(
            Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));

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
}
