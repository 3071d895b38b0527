package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metrics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The numbers that the pages show of each post: none where the site has no audience. Thread-safe. */
final class PostNumbers {

    private final Optional<Readership> readership;
    private final InstantSource clock;

    private PostNumbers(Optional<Readership> readership, InstantSource clock) {
        this.readership = readership;
        this.clock = clock;
    }

    static PostNumbers none() {
        return new PostNumbers(Optional.empty(), InstantSource.system());
    }

    /** The numbers that these readers make, whose time is this clock's. */
    static PostNumbers of(Readership readership, InstantSource clock) {
        return new PostNumbers(Optional.of(readership), clock);
    }

    /** The time of the audience. */
    Optional<Instant> now() {
        return readership.map(readers -> clock.instant());
    }

    /** Lets the audience see a post; one kept from a time without an audience is taken to be as old as the site says. */
    void shown(AcceptedPost post, Optional<AcceptedPost> parent) {
        Optional<String> ownParent =
                parent.filter(other -> other.author().equals(post.author())).map(AcceptedPost::id);
        readership.ifPresent(readers ->
                readers.shown(post.id(), post.text(), post.audienceTime().orElse(post.acceptedAt()), ownParent));
    }

    /** What is to be shown of the post now. */
    Optional<Metrics> of(AcceptedPost post) {
        return readership.flatMap(readers -> readers.metricsOf(post.id(), clock.instant()));
    }
}
