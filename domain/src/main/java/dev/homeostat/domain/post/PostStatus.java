package dev.homeostat.domain.post;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The states of a post as words, and which may follow which. The types of {@link Post} allow no other transition, and
 * the database refuses any other.
 */
public enum PostStatus {
    DRAFT,
    AWAITING_APPROVAL,
    QUEUED,
    POSTING,
    POSTED,
    UNCONFIRMED,
    FAILED,
    REJECTED,
    ARCHIVED,
    EMERGENCY_POOL;

    /** The word used in tables and queries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PostStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no post status '%s'".formatted(word)));
    }

    /** The states that may directly follow this one; staying is not a transition. */
    public Set<PostStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(AWAITING_APPROVAL, QUEUED, EMERGENCY_POOL, ARCHIVED);
            case AWAITING_APPROVAL -> EnumSet.of(QUEUED, REJECTED, ARCHIVED);
            case QUEUED -> EnumSet.of(POSTING, ARCHIVED);
            case POSTING -> EnumSet.of(POSTED, UNCONFIRMED, QUEUED, FAILED, ARCHIVED);
            case UNCONFIRMED -> EnumSet.of(POSTED, QUEUED, FAILED, ARCHIVED);
            case POSTED, REJECTED -> EnumSet.of(ARCHIVED);
            case FAILED -> EnumSet.of(QUEUED, POSTED, ARCHIVED);
            case EMERGENCY_POOL -> EnumSet.of(QUEUED, ARCHIVED);
            case ARCHIVED -> EnumSet.noneOf(PostStatus.class);
        };
    }

    public boolean mayBecome(PostStatus other) {
        return next().contains(other);
    }
}
