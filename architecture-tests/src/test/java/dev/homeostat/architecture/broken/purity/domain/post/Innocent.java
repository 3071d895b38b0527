package dev.homeostat.architecture.broken.purity.domain.post;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Takes time and ids as arguments. */
public record Innocent(UUID id, Instant at) {
    public static Innocent at(Clock clock, UUID id) {
        return new Innocent(id, Instant.now(clock));
    }

    public Set<UUID> ids() {
        return Set.copyOf(new TreeSet<>(java.util.List.of(id)));
    }
}
