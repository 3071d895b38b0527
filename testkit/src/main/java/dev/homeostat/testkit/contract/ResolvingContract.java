package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do about posts that are looked for. */
interface ResolvingContract extends PublishingSteps {

    @Test
    default void listsWhatMustBeLookedForAndWhatIsTaken() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "known");
        assertThat(desk().unsettled(ACCOUNT).taken()).isEmpty();
        Post lost = outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        Post unread = outcomeOf(tenure, new PublishOutcome.ConfirmedWithoutId("no id"), "unread");

        PublishingDesk.Unsettled unsettled = desk().unsettled(ACCOUNT);

        assertThat(unsettled.posts()).extracting(Post::id).containsExactly(lost.id(), unread.id());
        assertThat(unsettled.taken()).containsExactly(SITE_ID);
    }

    @Test
    default void aFoundPostIsPublishedUnderItsId() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");

        Post post = desk().resolve(tenure, lost, new Verdict.Found(SITE_ID), now());

        assertThat(post).isInstanceOf(PublishedPost.class);
        assertThat(post.details().published()).containsExactly(SITE_ID);
        assertThat(desk().unsettled(ACCOUNT).posts()).isEmpty();
    }

    @Test
    default void absenceIsCountedAndThenQueuesAgainUnderANewEpoch() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        Instant readAt = desk().unsettled(ACCOUNT).asOf();

        UnsettledPost once = (UnsettledPost) desk().resolve(tenure, lost, new Verdict.NotSeen(), readAt);
        assertThat(once.search().absentReads()).isEqualTo(1);
        assertThat(once.search().lastAbsentRead()).contains(readAt);
        assertThat(desk().unsettled(ACCOUNT).posts()).containsExactly(once);

        assertThat(desk().resolve(tenure, once, new Verdict.Absent(), readAt)).isInstanceOf(QueuedPost.class);
        elapse(LIMITS.minimumGap());
        Claim again = claimed(tenure);
        assertThat(again.postId()).isEqualTo(lost.id());
        assertThat(lost.attempt().epoch().isOlderThan(again.attempt().epoch())).isTrue();
    }

    @Test
    default void aVerdictOnAPostThatHasChangedChangesNothing() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        Instant readAt = desk().unsettled(ACCOUNT).asOf();
        Post found = desk().resolve(tenure, lost, new Verdict.Found(SITE_ID), readAt);

        assertThat(desk().resolve(tenure, lost, new Verdict.Absent(), readAt)).isEqualTo(found);
    }

    @Test
    default void aVerdictUnderALostTenureChangesNothing() {
        Tenure first = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(first, new PublishOutcome.Unconfirmed("no answer"), "lost");
        elapse(TENURE);
        hold(new EngineId("another"));

        assertThat(desk().resolve(first, lost, new Verdict.Absent(), now())).isEqualTo(lost);
    }

    @Test
    default void anAmbiguousPostGoesToAPersonAndIsLookedForNoMore() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");

        Post post =
                desk().resolve(tenure, lost, new Verdict.Ambiguous(List.of(SITE_ID, new SitePostId("1000002"))), now());

        assertThat(post).isInstanceOf(UnconfirmedPost.class);
        assertThat(((UnconfirmedPost) post).search().forPerson()).isPresent();
        assertThat(stored(lost)).isEqualTo(post);
        assertThat(desk().unsettled(ACCOUNT).posts()).isEmpty();
        assertThat(desk().unsettled(ACCOUNT).forPerson()).isEqualTo(1);
        assertThat(desk().forPerson(ACCOUNT)).isEqualTo(1);
    }

    @Test
    default void anIdThatAnotherItemBearsIsNotGivenTwice() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "known");
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");

        Post post = desk().resolve(tenure, lost, new Verdict.Found(SITE_ID), now());

        assertThat(post.details().published()).isEmpty();
        assertThat(((UnconfirmedPost) post).search().forPerson()).isPresent();
    }
}
