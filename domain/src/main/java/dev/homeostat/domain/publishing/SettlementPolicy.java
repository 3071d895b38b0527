package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import java.time.Duration;
import java.time.Instant;

/** What a post becomes by the outcome of an attempt. Pure and thread-safe. */
public final class SettlementPolicy {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 5;

    private SettlementPolicy() {}

    public static Post settle(PublishingPost post, PublishOutcome outcome, Instant machineNow, Instant accountNow) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed -> post.confirmed(confirmed.id(), machineNow, accountNow);
            case PublishOutcome.ConfirmedWithoutId unread -> post.confirmedWithoutId(accountNow);
            case PublishOutcome.Refused refused -> post.refused(refused.evidence());
            case PublishOutcome.NotSent notSent -> post.notSent(dueAgain(post, notSent, accountNow));
            case PublishOutcome.Rehearsed rehearsed -> post.rehearsed();
            case PublishOutcome.Unconfirmed unconfirmed -> post.lost(unconfirmed.evidence());
        };
    }

    /** A person's order keeps a post's place; any other hindrance delays it 30 s, doubling to 16 min. */
    private static Instant dueAgain(PublishingPost post, PublishOutcome.NotSent notSent, Instant accountNow) {
        if (notSent.cause() == PublishOutcome.NotSent.Cause.HELD) {
            return post.details().dueAt();
        }
        int doublings = Math.min(post.attempt().number() - 1, MAX_DOUBLINGS);
        return accountNow.plus(FIRST_RETRY.multipliedBy(1L << doublings));
    }
}
