package dev.homeostat.domain.post;

import java.time.Instant;
import java.util.Optional;

/**
 * A post under a claim: an attempt at one of its items has begun and its outcome is not known.
 *
 * @param since machine time at which the claim began
 */
public record PublishingPost(PostDetails details, Attempt attempt, Instant since) implements Post {

    @Override
    public PostStatus status() {
        return PostStatus.POSTING;
    }

    public PostText text() {
        return details.textAt(attempt.position());
    }

    /** The item that this one replies to, empty for the first. */
    public Optional<SitePostId> parent() {
        return details.parentOf(attempt.position());
    }

    /**
     * The site showed this item's id. The last item makes the post published; any other begins the attempt at the next
     * item, under the same claim and with the same length.
     */
    public Post confirmed(SitePostId id, Instant machineNow, Instant accountNow) {
        PostDetails more = details.withPublished(id);
        if (more.isWhole()) {
            return new PublishedPost(more, accountNow);
        }
        int position = more.nextPosition();
        return new PublishingPost(
                more.tried(more.tries().begunAt(machineNow)),
                new Attempt(
                        attempt.number(),
                        position,
                        attempt.epoch(),
                        more.textAt(position).hash(),
                        machineNow,
                        machineNow.plus(attempt.length())),
                since);
    }

    /**
     * The site said that it accepted the item, but its id could not be read. A last item makes the post published
     * without an id; an earlier one must be found first, because the next replies to it.
     */
    public UnsettledPost confirmedWithoutId(Instant accountNow) {
        return attempt.position() == details.content().items().size()
                ? new PublishedWithoutId(details, attempt, accountNow, Search.NOT_BEGUN)
                : lost("the site accepted item %d but its id could not be read".formatted(attempt.position()));
    }

    /** It was sent and nothing is known of the outcome, for a reason that may lie in the post. */
    public UnconfirmedPost unanswered(String reason) {
        return new UnconfirmedPost(details.tried(details.tries().struck()), attempt, reason, Search.NOT_BEGUN);
    }

    /** Nothing is known of the outcome: only reading the site can tell. */
    public UnconfirmedPost lost(String reason) {
        return new UnconfirmedPost(details, attempt, reason, Search.NOT_BEGUN);
    }

    /** Provably nothing was sent. */
    public QueuedPost notSent(Instant dueAgainAt) {
        return new QueuedPost(details.dueFrom(dueAgainAt));
    }

    /** Provably nothing was sent, for a reason that may lie in the post. */
    public QueuedPost struck(Instant dueAgainAt) {
        return new QueuedPost(details.tried(details.tries().struck()).dueFrom(dueAgainAt));
    }

    public FailedPost refused(String reason) {
        return new FailedPost(details, reason);
    }

    /** Everything but the irreversible step was done. */
    public ArchivedPost rehearsed() {
        return ArchivedPost.settled(details, ArchivedPost.REHEARSED);
    }
}
