package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.KnownItem;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must know of what it sent. */
interface KnownItemsContract extends PublishingSteps {

    @Test
    default void listsTheItemsOfWhateverWasClaimed() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "never claimed").id();
        elapse(Duration.ofMinutes(1));
        queue(now().minusSeconds(3600), "item one", "item two");
        Claim first = claimed(tenure);
        elapse(Duration.ofSeconds(10));
        Claim second = ((Settlement.Next) settle(first, new PublishOutcome.Confirmed(SITE_ID))).claim();
        settle(second, new PublishOutcome.Refused("too bold"));

        List<KnownItem> items = desk().items(ACCOUNT, Instant.EPOCH);

        Instant secondAt = second.attempt().intendedAt();
        assertThat(items)
                .containsExactly(
                        new KnownItem(
                                first.postId(),
                                PostStatus.FAILED,
                                first.attempt().intendedAt(),
                                "item one",
                                Optional.of(SITE_ID),
                                true,
                                false),
                        new KnownItem(
                                first.postId(),
                                PostStatus.FAILED,
                                secondAt,
                                "item two",
                                Optional.empty(),
                                true,
                                false));
        assertThat(desk().items(ACCOUNT, secondAt)).extracting(KnownItem::text).containsExactly("item two");
        assertThat(desk().items(ACCOUNT, secondAt.plusNanos(1_000))).isEmpty();
    }

    @Test
    default void theLatestAttemptAtAnItemCounts() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "again");
        Instant between = now().plusSeconds(1);
        elapse(LIMITS.minimumGap());
        desk().resolve(tenure, lost, new Verdict.Absent(), now());
        assertThat(desk().items(ACCOUNT, between)).isEmpty();

        claimed(tenure);

        assertThat(desk().items(ACCOUNT, between)).extracting(KnownItem::post).containsExactly(lost.id());
    }

    @Test
    default void strikesAndTheFirstTryOfAnItemAreKept() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "again");
        Instant firstTry = lost.attempt().intendedAt();

        Post again = desk().resolve(tenure, lost, new Verdict.Absent(), now());

        assertThat(stored(again)).isEqualTo(again);
        assertThat(again.details().tries().strikes()).isEqualTo(1);
        assertThat(again.details().tries().nextItemSince()).contains(firstTry);
        elapse(LIMITS.minimumGap());
        Claim second = claimed(tenure);
        assertThat(stored(second)).isEqualTo(second.post());
        assertThat(second.post().details().tries().nextItemSince()).contains(firstTry);
    }

    @Test
    default void anItemThatNeverComesToStandThereIsGivenUp() {
        Tenure tenure = hold(ENGINE);
        Post post = outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "thrice");
        for (int strike = 1; strike < 3; strike++) {
            desk().resolve(tenure, (UnsettledPost) post, new Verdict.Absent(), now());
            elapse(LIMITS.minimumGap());
            post = closed(settle(claimed(tenure), new PublishOutcome.Unconfirmed("no answer")));
        }

        Post end = desk().resolve(tenure, (UnsettledPost) post, new Verdict.Absent(), now());

        assertThat(end.status()).isEqualTo(PostStatus.FAILED);
        assertThat(stored(end)).isEqualTo(end);
    }

    @Test
    default void whatWasDeletedInDoubtCountsAsSaid() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "maybe");
        Post refused = outcomeOf(tenure, new PublishOutcome.Refused("too bold"), "not at all");
        desk().resolve(tenure, lost, new Verdict.OutOfReach(), now());

        store().moderation().carryOut(lost.id(), new PostOrder.Delete("never mind"), "ann");
        store().moderation().carryOut(refused.id(), new PostOrder.Delete("never mind"), "ann");

        assertThat(store().posts().recentItems(ACCOUNT, Duration.ofDays(1)))
                .extracting(RecentItem::text)
                .containsExactly("maybe");
    }
}
