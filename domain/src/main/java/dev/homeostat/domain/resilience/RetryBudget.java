package dev.homeostat.domain.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many retries a process may still make, so that its retries never multiply the load on something that is already
 * in trouble.
 *
 * <p>A token bucket whose deposits expire, after the model of {@code RetryBudget} in Twitter's Finagle: each first try
 * pays in one token, a retry costs {@code triesPerRetry} tokens, and both are forgotten after the window. The reserve is
 * there at all times, so that a quiet process may retry at all.
 *
 * <p>Times are monotonic and never run backwards from call to call.
 *
 * @param window how long a try counts; it slides by a tenth of itself
 * @param triesPerRetry how many first tries earn one retry: 10 for at most 10 % more load
 * @param reserve retries a window that need not be earned
 * @param slices what happened within the window, oldest first
 */
public record RetryBudget(Duration window, int triesPerRetry, int reserve, List<Slice> slices) {

    /** At most 10 % of the first tries of a minute, and 10 retries a minute in any case. */
    public static final RetryBudget DEFAULT = of(Duration.ofMinutes(1), 10, 10);

    private static final int SLICES = 10;

    /**
     * What happened within a tenth of the window.
     *
     * @param number which one it is since the time began to count
     * @param balance tokens paid in less those spent
     */
    public record Slice(long number, long balance) {}

    public RetryBudget {
        if (window.compareTo(Duration.ofMillis(SLICES)) < 0 || triesPerRetry < 1 || reserve < 0) {
            throw new IllegalArgumentException(
                    "no budget: window %s, %d tries a retry, reserve %d".formatted(window, triesPerRetry, reserve));
        }
        slices = List.copyOf(slices);
    }

    /** A budget of which nothing was earned or spent yet. */
    public static RetryBudget of(Duration window, int triesPerRetry, int reserve) {
        return new RetryBudget(window, triesPerRetry, reserve, List.of());
    }

    /** The budget after a first try. */
    public RetryBudget firstTry(Duration now) {
        return with(1, now);
    }

    /** The budget after one retry, empty while none may be made. */
    public Optional<RetryBudget> retry(Duration now) {
        return retriesLeft(now) > 0 ? Optional.of(with(-triesPerRetry, now)) : Optional.empty();
    }

    /** How many retries may be made now. */
    public long retriesLeft(Duration now) {
        long earned = recent(sliceAt(now)).mapToLong(Slice::balance).sum();
        return Math.max(0, Math.floorDiv(earned, triesPerRetry) + reserve);
    }

    private RetryBudget with(long tokens, Duration now) {
        long current = sliceAt(now);
        long balance = recent(current)
                        .filter(slice -> slice.number() == current)
                        .mapToLong(Slice::balance)
                        .sum()
                + tokens;
        Stream<Slice> before = recent(current).filter(slice -> slice.number() < current);
        List<Slice> after =
                Stream.concat(before, Stream.of(new Slice(current, balance))).toList();
        return new RetryBudget(window, triesPerRetry, reserve, after);
    }

    private Stream<Slice> recent(long current) {
        return slices.stream().filter(slice -> slice.number() > current - SLICES);
    }

    private long sliceAt(Duration now) {
        return Math.floorDiv(now.toMillis(), window.toMillis() / SLICES);
    }
}
