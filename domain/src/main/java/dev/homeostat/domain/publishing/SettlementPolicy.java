package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.SitePostId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** What a post becomes by the outcome of an attempt. Pure and thread-safe. */
public final class SettlementPolicy {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 5;

    private SettlementPolicy() {}

    /**
     * What the store knows of the account's other posts.
     *
     * @param taken whether an id on the site is another item's
     * @param unsettled whether the item with this content hash may be on its way to the site for another post
     */
    public record Others(Predicate<SitePostId> taken, Predicate<String> unsettled) {}

    public static Post settle(
            PublishingPost post, PublishOutcome outcome, Others others, Instant machineNow, Instant accountNow) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed -> confirm(post, confirmed.id(), others, machineNow, accountNow);
            case PublishOutcome.ConfirmedWithoutId unread -> post.confirmedWithoutId(accountNow);
            case PublishOutcome.Refused refused -> post.refused(refused.evidence());
            case PublishOutcome.GivenUp given -> post.refused(given.evidence());
            case PublishOutcome.Throttled throttled -> post.notSent(accountNow);
            case PublishOutcome.AlreadyThere there -> post.lost("the site says it has it already: " + there.evidence());
            case PublishOutcome.NotSent notSent -> post.notSent(dueAgain(post, notSent, accountNow));
            case PublishOutcome.Rehearsed rehearsed -> post.rehearsed();
            case PublishOutcome.Unconfirmed unconfirmed -> post.lost(unconfirmed.evidence());
        };
    }

    /**
     * An id that another item bears proves nothing, and reading cannot help where ids are not to be relied on. A thread
     * whose next item reads like one in doubt waits in the queue: of two such items nobody could tell which is which.
     */
    private static Post confirm(
            PublishingPost post, SitePostId id, Others others, Instant machineNow, Instant accountNow) {
        if (others.taken().test(id)) {
            String reason = "the site showed the id %s, which is another item's".formatted(id);
            return post.lost(reason).handToPerson(reason);
        }
        Post after = post.confirmed(id, machineNow, accountNow);
        return after instanceof PublishingPost next
                        && others.unsettled().test(next.attempt().contentHash())
                ? next.notSent(next.details().dueAt())
                : after;
    }

    /** A person's order keeps a post's place; any other hindrance delays it 30 s, doubling to 16 min. */
    private static Instant dueAgain(PublishingPost post, PublishOutcome.NotSent notSent, Instant accountNow) {
        if (notSent.cause() == Hindrance.HELD) {
            return post.details().dueAt();
        }
        int doublings = Math.min(post.attempt().number() - 1, MAX_DOUBLINGS);
        return accountNow.plus(FIRST_RETRY.multipliedBy(1L << doublings));
    }
}
