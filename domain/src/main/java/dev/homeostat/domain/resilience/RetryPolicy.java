package dev.homeostat.domain.resilience;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How often a kind of work is tried again, and after what time at the longest.
 *
 * @param delays the longest wait before each retry, in order; there are as many retries as delays
 */
public record RetryPolicy(List<Duration> delays) {

    /** Nothing is tried again. */
    public static final RetryPolicy NONE = ofSeconds();

    /** A run of the planning job. */
    public static final RetryPolicy PLANNING = ofSeconds(2, 4, 8);

    /** A post; only if the attempt provably did not reach the site, which whoever asks has to know. */
    public static final RetryPolicy POSTING = ofSeconds(1, 2, 4);

    public RetryPolicy {
        delays = List.copyOf(delays);
        if (delays.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a delay is not negative: " + delays);
        }
    }

    /**
     * How long to wait before the next try, empty when there is none: only what is transient is tried again.
     *
     * <p>The wait is drawn evenly from nothing to the whole delay ("full jitter" in M. Brooker, "Exponential Backoff and
     * Jitter", AWS Architecture Blog, 2015), so that those who failed together do not come back together.
     *
     * @param retriesSoFar 0 after the first try
     * @param jitter a random number, 0 or more and less than 1
     */
    public Optional<Duration> delayBefore(ErrorClass error, int retriesSoFar, double jitter) {
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("a jitter is at least 0 and less than 1: " + jitter);
        }
        if (error != ErrorClass.TRANSIENT || retriesSoFar >= delays.size()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) (delays.get(retriesSoFar).toNanos() * jitter)));
    }

    private static RetryPolicy ofSeconds(long... seconds) {
        return new RetryPolicy(
                Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList());
    }
}
