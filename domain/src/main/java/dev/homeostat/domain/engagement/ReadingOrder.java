package dev.homeostat.domain.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which of the posts that are due is read first: those never read, then by how far each is overdue measured by its own
 * interval, most overdue first. Pure and thread-safe.
 */
public final class ReadingOrder {

    private ReadingOrder() {}

    /**
     * The order at one moment.
     *
     * @param now account time
     */
    public static Comparator<DueReading> at(Instant now) {
        return Comparator.comparing((DueReading due) -> due.latest().isPresent())
                .thenComparing(Comparator.comparingDouble((DueReading due) -> overdue(due, now))
                        .reversed())
                .thenComparing(DueReading::post);
    }

    /** How many of its intervals it is late. */
    private static double overdue(DueReading due, Instant now) {
        Duration interval = ReadingCadence.interval(Duration.between(due.postedAt(), now));
        return (double) Duration.between(due.dueAt(), now).toMillis() / interval.toMillis();
    }
}
