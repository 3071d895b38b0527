package dev.homeostat.domain.content;

import java.time.Instant;

/**
 * A place in the plan: one hour of an account's day, which takes one planned post.
 *
 * @param start account time at which the hour begins
 */
public record Slot(Instant start) implements Comparable<Slot> {

    @Override
    public int compareTo(Slot other) {
        return start.compareTo(other.start);
    }
}
