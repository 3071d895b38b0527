package dev.homeostat.domain.pacing;

import java.time.Duration;

/**
 * How often posts may be begun.
 *
 * @param perHour posts an hour of account time, more than 0
 */
public record PostingRate(double perHour) implements Comparable<PostingRate> {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    public PostingRate {
        if (!(perHour > 0 && perHour <= MILLIS_PER_HOUR)) {
            throw new IllegalArgumentException("a posting rate must be more than 0 and at most 3,600,000 an hour");
        }
    }

    /** Account time between the beginnings of two posts. */
    public Duration spacing() {
        return Duration.ofMillis((long) Math.ceil(MILLIS_PER_HOUR / perHour));
    }

    PostingRate times(double factor) {
        return new PostingRate(Math.min(perHour * factor, MILLIS_PER_HOUR));
    }

    @Override
    public int compareTo(PostingRate other) {
        return Double.compare(perHour, other.perHour);
    }
}
