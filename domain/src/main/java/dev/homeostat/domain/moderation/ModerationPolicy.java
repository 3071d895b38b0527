package dev.homeostat.domain.moderation;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DraftPost;
import dev.homeostat.domain.post.EmergencyPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Which orders can be carried out on a post in which state, and what it becomes. Pure and thread-safe. */
public final class ModerationPolicy {

    private static final String TAKEN_DOWN = "taken down";
    private static final String BUSY = "it is being published right now; look again in two minutes";

    private ModerationPolicy() {}

    /**
     * Rules on an order.
     *
     * @param by the person
     * @param taken whether an id on the site is that of an item that is known
     * @param accountNow the moment, account time
     */
    public static Ruling rule(Post post, PostOrder order, String by, Predicate<SitePostId> taken, Instant accountNow) {
        return switch (order) {
            case PostOrder.Approve approve -> approve(post, by, accountNow);
            case PostOrder.Reject reject -> reject(post, reject, by, accountNow);
            case PostOrder.Retry retry -> retry(post, retry, by, accountNow);
            case PostOrder.MarkPublished mark -> markPublished(post, mark, by, taken, accountNow);
            case PostOrder.Delete delete -> delete(post, delete, by, accountNow);
            case PostOrder.TakeDown(String reason) -> takeDown(post, "post_taken_down", reason, by, accountNow);
            case PostOrder.MarkRemoved(String reason) ->
                isTakenDown(post)
                        ? change(post, post, "post_marked_removed", by, reason, accountNow)
                        : takeDown(post, "post_marked_removed", reason, by, accountNow);
        };
    }

    private static Ruling approve(Post post, String by, Instant at) {
        if (!(post instanceof PostAwaitingApproval waiting)) {
            return refusal(post, "only a post that awaits approval can be approved");
        }
        return post.details().isExpiredAt(at)
                ? refusal(post, "its time is over; a new one is planned in its place")
                : change(post, waiting.approve(), "post_approved", by, "approved", at);
    }

    private static Ruling reject(Post post, PostOrder.Reject order, String by, Instant at) {
        return post instanceof PostAwaitingApproval waiting
                ? change(post, waiting.reject(order.reason()), "post_rejected", by, order.reason(), at)
                : refusal(post, "only a post that awaits approval can be rejected; another is deleted");
    }

    private static Ruling retry(Post post, PostOrder.Retry order, String by, Instant at) {
        return switch (post) {
            case FailedPost failed -> change(post, failed.retry(), "post_retried", by, failed.reason(), at);
            case UnconfirmedPost lost
            when isForPerson(lost) ->
                order.vouchedAbsent()
                        ? change(post, lost.retry(), "post_retried", by, "vouched that it is not on the site", at)
                        : refusal(
                                post,
                                "it may stand on the site: look there first, then either mark it published with its id, or"
                                        + " vouch that it is not there");
            case UnconfirmedPost lost -> refusal(post, "it is still being looked for on the site");
            default -> refusal(post, "only a post that failed can be tried again");
        };
    }

    private static Ruling markPublished(
            Post post, PostOrder.MarkPublished order, String by, Predicate<SitePostId> taken, Instant at) {
        if (taken.test(order.id())) {
            return refusal(post, "the site's id %s is that of another item".formatted(order.id()));
        }
        Optional<Post> after = Optional.ofNullable(
                switch (post) {
                    case UnsettledPost unsettled -> unsettled.found(order.id(), at);
                    case FailedPost failed -> failed.found(order.id(), at);
                    default -> null;
                });
        return after.map(
                        found -> change(post, found, "post_marked_published", by, "the site's id is " + order.id(), at))
                .orElseGet(() -> refusal(post, "only a post that failed or is in doubt can be marked as published"));
    }

    private static Ruling delete(Post post, PostOrder.Delete order, String by, Instant at) {
        String reason = "deleted by %s: %s".formatted(by, order.reason());
        Optional<ArchivedPost> after = Optional.ofNullable(
                switch (post) {
                    case DraftPost draft -> draft.archive(reason);
                    case PostAwaitingApproval waiting -> waiting.archive(reason);
                    case QueuedPost queued -> queued.archive(reason);
                    case UnconfirmedPost lost -> lost.archive(reason);
                    case PublishedWithoutId unread -> unread.archive(reason);
                    case FailedPost failed -> failed.archive(reason);
                    case RejectedPost rejected -> rejected.archive(reason);
                    case EmergencyPost reserve -> reserve.archive(reason);
                    case PublishingPost busy -> null;
                    case PublishedPost published -> null;
                    case ArchivedPost archived -> null;
                });
        return after.map(archived -> change(post, archived, "post_deleted", by, order.reason(), at))
                .orElseGet(() -> refusal(
                        post,
                        switch (post) {
                            case PublishingPost busy -> BUSY;
                            case PublishedPost published -> "it stands on the site; take it down instead";
                            default -> "it is archived already";
                        }));
    }

    private static boolean isTakenDown(Post post) {
        return post instanceof ArchivedPost archived && archived.reason().startsWith(TAKEN_DOWN);
    }

    private static Ruling takeDown(Post post, String event, String why, String by, Instant at) {
        if (post.details().published().isEmpty()) {
            return refusal(
                    post,
                    post instanceof PublishedWithoutId
                            ? "its id on the site is not known; mark it published with its id, then take it down"
                            : "nothing of it is known to stand on the site; delete it instead");
        }
        String reason = "%s by %s: %s".formatted(TAKEN_DOWN, by, why);
        Optional<ArchivedPost> after = Optional.ofNullable(
                switch (post) {
                    case PublishedPost published -> published.archive(reason);
                    case QueuedPost queued -> queued.archive(reason);
                    case FailedPost failed -> failed.archive(reason);
                    case UnconfirmedPost lost when isForPerson(lost) -> lost.archive(reason);
                    case PublishedWithoutId unread when isForPerson(unread) -> unread.archive(reason);
                    case ArchivedPost kept
                    when !isTakenDown(kept) -> new ArchivedPost(kept.details(), reason, kept.inDoubt());
                    default -> null;
                });
        return after.map(archived -> change(post, archived, event, by, why, at))
                .orElseGet(() -> refusal(
                        post,
                        switch (post) {
                            case PublishingPost busy -> BUSY;
                            case UnsettledPost unsettled ->
                                "it is not known yet what of it stands on the site; wait until it is settled";
                            default -> "it is taken down already";
                        }));
    }

    private static boolean isForPerson(UnsettledPost post) {
        return post.search().forPerson().isPresent();
    }

    private static Ruling refusal(Post post, String reason) {
        return new Ruling.Refusal(
                "post %s is %s: %s".formatted(post.id(), post.status().word(), reason));
    }

    private static Ruling change(Post before, Post after, String type, String by, String detail, Instant at) {
        return new Ruling.Change(after, ModerationEvents.changed(type, before, after, by, detail, at));
    }
}
