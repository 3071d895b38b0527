package dev.homeostat.simulation.site;

import java.time.Instant;
import java.util.Optional;

/**
 * One post that the site accepted; times are the site's, in whole milliseconds.
 *
 * @param id increasing in the order of acceptance
 * @param text as accepted: line ends as {@code \n}, otherwise untouched
 * @param visibleAt from when on timelines and the permalink show it
 * @param idempotencyToken what the client sent to tell a repetition from a new post
 * @param audienceTime when it was accepted by the clock of the site's audience, where it has one
 * @param deletedAt when its author took it down, if so; it was accepted all the same
 */
public record AcceptedPost(
        String id,
        String author,
        String text,
        Instant acceptedAt,
        Instant visibleAt,
        Optional<String> inReplyTo,
        Optional<String> idempotencyToken,
        Optional<Instant> audienceTime,
        Optional<Instant> deletedAt) {

    /** A post on a site without an audience. */
    public AcceptedPost(
            String id,
            String author,
            String text,
            Instant acceptedAt,
            Instant visibleAt,
            Optional<String> inReplyTo,
            Optional<String> idempotencyToken) {
        this(id, author, text, acceptedAt, visibleAt, inReplyTo, idempotencyToken, Optional.empty(), Optional.empty());
    }

    /** The path of its own page. */
    String permalink() {
        return "/@" + author + "/posts/" + id;
    }

    /** The path of the page that deletes it. */
    String deletionPath() {
        return permalink() + "/delete";
    }

    boolean isVisible(Instant now) {
        return !visibleAt.isAfter(now) && !isDeleted();
    }

    /** Whether its author took it down. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    AcceptedPost deletedAt(Instant at) {
        return new AcceptedPost(
                id, author, text, acceptedAt, visibleAt, inReplyTo, idempotencyToken, audienceTime, Optional.of(at));
    }
}
