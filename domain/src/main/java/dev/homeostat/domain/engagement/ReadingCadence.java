package dev.homeostat.domain.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a post is read: every 20 minutes in its first day, every 2 hours in its first week, daily until it is 90 days
 * old. A failed reading is tried again after 20 minutes, then after twice as long each time, up to a day. All times are
 * account time. Pure and thread-safe.
 */
public final class ReadingCadence {

    /** Two readings of a post within one bucket of this length, counted from the epoch, are the same reading. */
    public static final Duration BUCKET = Duration.ofMinutes(10);

    private static final Duration YOUNG = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LAST = Duration.ofDays(90);
    private static final Duration OFTEN = Duration.ofMinutes(20);
    private static final Duration SOMETIMES = Duration.ofHours(2);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 7;

    private ReadingCadence() {}

    /** When a post is read first. */
    public static Instant first(Instant postedAt) {
        return postedAt.plus(OFTEN);
    }

    /** The interval at an age. */
    public static Duration interval(Duration age) {
        if (age.compareTo(YOUNG) < 0) {
            return OFTEN;
        }
        return age.compareTo(WEEK) < 0 ? SOMETIMES : DAILY;
    }

    /**
     * When it is read again, empty when it is too old.
     *
     * @param failures how many readings failed before this one since the latest accepted one
     */
    public static Optional<Instant> next(
            Instant postedAt, Instant now, ReadingVerdict verdict, int failures, Pace pace) {
        Duration age = Duration.between(postedAt, now);
        if (age.compareTo(LAST) >= 0) {
            return Optional.empty();
        }
        Duration usual = pace == Pace.SLOWER ? interval(age).multipliedBy(2) : interval(age);
        return switch (verdict) {
            case ReadingVerdict.Accepted accepted -> Optional.of(now.plus(usual));
            case ReadingVerdict.Failed failed -> Optional.of(now.plus(longer(usual, backoff(failures))));
        };
    }

    /** The start of the bucket in which an instant lies. */
    public static Instant bucket(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), BUCKET.toSeconds()) * BUCKET.toSeconds());
    }

    private static Duration backoff(int failures) {
        Duration wait = OFTEN.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return wait.compareTo(DAILY) < 0 ? wait : DAILY;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
