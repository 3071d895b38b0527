package dev.homeostat.domain.post;

import java.util.UUID;

/** Our id of a post, known from the moment it is written. */
public record PostId(UUID value) implements Comparable<PostId> {

    @Override
    public int compareTo(PostId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
