package dev.homeostat.domain.post;

import static dev.homeostat.domain.post.SamplePosts.ATTEMPT_LENGTH;
import static dev.homeostat.domain.post.SamplePosts.DEADLINE;
import static dev.homeostat.domain.post.SamplePosts.FIRST_CLAIM;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublishingPostTest {
    private static final Instant LATER = INTENT.plusSeconds(20);

    @Test
    void aClaimWritesDownWhatIsIntended() {
        PublishingPost post = publishing("hello");

        assertThat(post.attempt())
                .isEqualTo(new Attempt(1, 1, FIRST_CLAIM, new PostText("hello").hash(), INTENT, DEADLINE));
        assertThat(post.since()).isEqualTo(INTENT);
        assertThat(post.details().lastEpoch()).isEqualTo(FIRST_CLAIM);
    }

    @Test
    void theLastConfirmedItemMakesThePostPublished() {
        Post post = publishing("hello").confirmed(siteId("17"), LATER, LATER);

        assertThat(post).isInstanceOf(PublishedPost.class);
        assertThat(post.details().sitePostId()).contains(siteId("17"));
    }

    @Test
    void anEarlierConfirmedItemBeginsTheAttemptAtTheNextUnderTheSameClaim() {
        PublishingPost next = (PublishingPost) publishing("one", "two").confirmed(siteId("17"), LATER, LATER);

        assertThat(next.attempt())
                .isEqualTo(
                        new Attempt(1, 2, FIRST_CLAIM, new PostText("two").hash(), LATER, LATER.plus(ATTEMPT_LENGTH)));
        assertThat(next.parent()).contains(siteId("17"));
        assertThat(next.since()).as("the claim's beginning").isEqualTo(INTENT);
    }

    @Test
    void aLastItemWithoutItsIdMakesThePostPublishedWithoutId() {
        assertThat(publishing("hello").confirmedWithoutId(LATER)).isInstanceOf(PublishedWithoutId.class);
    }

    @Test
    void anEarlierItemWithoutItsIdIsUnconfirmedBecauseTheNextRepliesToIt() {
        assertThat(publishing("one", "two").confirmedWithoutId(LATER)).isInstanceOf(UnconfirmedPost.class);
    }

    @Test
    void aThreadThatIsFoundInTheMiddleGoesOnWithTheItemAfter() {
        UnconfirmedPost lost = publishing("one", "two", "three").lost("the browser died");

        QueuedPost queued = (QueuedPost) lost.found(siteId("17"), LATER);
        PublishingPost next = queued.claim(FIRST_CLAIM.next(), LATER, ATTEMPT_LENGTH);

        assertThat(next.text()).isEqualTo(new PostText("two"));
        assertThat(next.attempt().number()).isEqualTo(2);
        assertThat(next.parent()).contains(siteId("17"));
    }

    @Test
    void anIdThatIsFoundLaterKeepsTheTimeOfAcceptance() {
        UnsettledPost accepted = publishing("hello").confirmedWithoutId(INTENT);

        assertThat(accepted.found(siteId("17"), LATER))
                .isInstanceOfSatisfying(
                        PublishedPost.class, post -> assertThat(post.postedAt()).isEqualTo(INTENT));
    }

    @Test
    void aPostPublishedWholeCannotBeQueued() {
        PostDetails whole =
                publishing("hello").confirmed(siteId("17"), LATER, LATER).details();

        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedPost(whole));
    }

    @Test
    void aPostWithItemsLeftIsNotPublished() {
        PostDetails begun = publishing("one", "two").details();

        assertThatIllegalArgumentException().isThrownBy(() -> new PublishedPost(begun, LATER));
    }

    @Test
    void anAttemptEndsAfterItBegan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attempt(1, 1, FIRST_CLAIM, "hash", INTENT, INTENT))
                .withMessageContaining("deadline");
    }
}
