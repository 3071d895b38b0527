package dev.homeostat.domain.engagement;

import dev.homeostat.domain.engagement.SiteReading.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Whether numbers that were read count. Pure and thread-safe.
 *
 * <p>They do not when a number is missing that was there before, when one of {@value #LARGE} or more fell below half, or
 * when all are zero and were not. That is said again at each reading until the numbers have risen or the post is too old
 * to be read: a site that really took them away makes failures that an operator sees, never a reward that is wrong.
 */
public final class ReadingPolicy {

    /** A count below this may fall as it will. */
    public static final long LARGE = 10;

    private ReadingPolicy() {}

    /** What is to be kept of a reading of a post as it was listed. */
    public static ReadingVerdict judge(DueReading listed, SiteReading reading) {
        return switch (reading) {
            case SiteReading.Unreadable unreadable ->
                new ReadingVerdict.Failed(unreadable.cause(), unreadable.reason());
            case SiteReading.Read read ->
                listed.latest()
                        .flatMap(latest -> objection(latest.metrics(), read.metrics()))
                        .orElseGet(() -> new ReadingVerdict.Accepted(read.metrics()));
        };
    }

    private static Optional<ReadingVerdict> objection(Metrics before, Metrics now) {
        String missing = before.counts().keySet().stream()
                .filter(metric -> now.count(metric).isEmpty())
                .map(Metric::word)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return failed(Cause.LAYOUT, "no longer shown: " + missing);
        }
        return fall(before, now);
    }

    private static Optional<ReadingVerdict> fall(Metrics before, Metrics now) {
        if (allZero(now) && !allZero(before)) {
            return failed(Cause.IMPLAUSIBLE, "all numbers are zero, and were not");
        }
        return before.counts().entrySet().stream()
                .filter(entry -> entry.getValue() >= LARGE && halved(entry, now.count(entry.getKey())))
                .map(entry -> "%s fell from %d to %d"
                        .formatted(
                                entry.getKey().word(),
                                entry.getValue(),
                                now.count(entry.getKey()).orElseThrow()))
                .findFirst()
                .flatMap(reason -> failed(Cause.IMPLAUSIBLE, reason));
    }

    private static boolean halved(Map.Entry<Metric, Long> before, OptionalLong now) {
        return now.isPresent() && now.getAsLong() < before.getValue() - now.getAsLong();
    }

    private static boolean allZero(Metrics metrics) {
        return metrics.counts().values().stream().allMatch(count -> count == 0);
    }

    private static Optional<ReadingVerdict> failed(Cause cause, String reason) {
        return Optional.of(new ReadingVerdict.Failed(cause, reason));
    }
}
