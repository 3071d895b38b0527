package dev.homeostat.domain.publishing;

import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.pacing.RatePolicy;
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

    /** How fast the account may post after an attempt that ended like this. */
    public static Pacing pace(Pacing before, PublishOutcome outcome, RateBounds bounds, Instant machineNow) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed -> RatePolicy.taken(before, bounds);
            case PublishOutcome.ConfirmedWithoutId unread -> RatePolicy.taken(before, bounds);
            case PublishOutcome.Unconfirmed unknown -> RatePolicy.troubled(before, bounds);
            case PublishOutcome.NotSent notSent ->
                notSent.cause() == Hindrance.SITE ? RatePolicy.troubled(before, bounds) : before;
            case PublishOutcome.Throttled throttled ->
                RatePolicy.throttled(before, throttled.retryAfter(), bounds, machineNow);
            case PublishOutcome.Refused refused -> before;
            case PublishOutcome.AlreadyThere there -> before;
            case PublishOutcome.GivenUp given -> before;
            case PublishOutcome.Rehearsed rehearsed -> before;
        };
    }

    /** Whether the rate slot of an attempt that ended like this is given back: provably nothing was accepted. */
    public static boolean givesSlotBack(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.NotSent notSent -> true;
            case PublishOutcome.Throttled throttled -> true;
            case PublishOutcome.Rehearsed rehearsed -> true;
            case PublishOutcome.GivenUp given -> true;
            case PublishOutcome.Confirmed confirmed -> false;
            case PublishOutcome.ConfirmedWithoutId unread -> false;
            case PublishOutcome.Refused refused -> false;
            case PublishOutcome.AlreadyThere there -> false;
            case PublishOutcome.Unconfirmed unconfirmed -> false;
        };
    }

    public static Post settle(
            PublishingPost post, PublishOutcome outcome, Others others, Instant machineNow, Instant accountNow) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed -> confirm(post, confirmed.id(), others, machineNow, accountNow);
            case PublishOutcome.ConfirmedWithoutId unread -> post.confirmedWithoutId(accountNow);
            case PublishOutcome.Refused refused -> post.refused(refused.evidence());
            case PublishOutcome.GivenUp given -> post.refused(given.evidence());
            case PublishOutcome.Throttled throttled ->
                post.notSent(post.details().dueAt());
            case PublishOutcome.AlreadyThere there ->
                post.unanswered("the site says it has it already: " + there.evidence());
            case PublishOutcome.NotSent notSent -> again(post, notSent.cause(), accountNow);
            case PublishOutcome.Rehearsed rehearsed ->
                post.details().published().isEmpty()
                        ? post.rehearsed()
                        : post.notSent(post.details().dueAt());
            case PublishOutcome.Unconfirmed unconfirmed -> post.unanswered(unconfirmed.evidence());
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

    /**
     * A person's order keeps a post's place; any other hindrance delays it 30 s, doubling to 16 min. Where only the page
     * for this post did not come, the post itself may be why.
     */
    private static Post again(PublishingPost post, Hindrance cause, Instant accountNow) {
        return switch (cause) {
            case HELD -> post.notSent(post.details().dueAt());
            case PAGE -> post.struck(dueAgain(post, accountNow));
            case FENCED, LATE, LOGIN, SITE, THROTTLED, BROWSER, BUSY, STORE, CAPTCHA, CHALLENGE, LOCKED, SUSPENDED ->
                post.notSent(dueAgain(post, accountNow));
        };
    }

    private static Instant dueAgain(PublishingPost post, Instant accountNow) {
        int doublings = Math.min(post.attempt().number() - 1, MAX_DOUBLINGS);
        return accountNow.plus(FIRST_RETRY.multipliedBy(1L << doublings));
    }
}
