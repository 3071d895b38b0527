package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.ATTEMPT_LENGTH;
import static dev.homeostat.domain.post.SamplePosts.DUE;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlementPolicyTest {
    private static final SettlementPolicy.Others OTHERS =
            new SettlementPolicy.Others(siteId("taken")::equals, new PostText("in doubt").hash()::equals);
    private static final Instant MACHINE = INTENT.plusSeconds(20);
    private static final Instant ACCOUNT = Instant.parse("2027-03-01T00:00:00Z");

    @Test
    void aConfirmedItemIsPublishedInAccountTime() {
        assertThat(settle(publishing("hello"), new PublishOutcome.Confirmed(siteId("17"))))
                .isInstanceOfSatisfying(PublishedPost.class, post -> {
                    assertThat(post.postedAt()).isEqualTo(ACCOUNT);
                    assertThat(post.details().published()).containsExactly(siteId("17"));
                });
    }

    @Test
    void anIdThatAnotherItemBearsGoesToAPerson() {
        assertThat(settle(publishing("hello"), new PublishOutcome.Confirmed(siteId("taken"))))
                .isInstanceOfSatisfying(
                        UnconfirmedPost.class,
                        post -> assertThat(post.search().forPerson()).isPresent());
    }

    @Test
    void aThreadWhoseNextItemReadsLikeOneInDoubtWaits() {
        assertThat(settle(publishing("one", "in doubt"), new PublishOutcome.Confirmed(siteId("17"))))
                .isInstanceOfSatisfying(QueuedPost.class, post -> {
                    assertThat(post.details().published()).containsExactly(siteId("17"));
                    assertThat(post.details().nextPosition()).isEqualTo(2);
                });
    }

    @Test
    void aConfirmedItemOfAThreadGoesOnInMachineTime() {
        assertThat(settle(publishing("one", "two"), new PublishOutcome.Confirmed(siteId("17"))))
                .isInstanceOfSatisfying(
                        PublishingPost.class,
                        post -> assertThat(post.attempt().deadline()).isEqualTo(MACHINE.plus(ATTEMPT_LENGTH)));
    }

    @Test
    void anAcceptedItemWithoutIdIsNeverSentAgain() {
        assertThat(settle(publishing("hello"), new PublishOutcome.ConfirmedWithoutId("posted!")))
                .isInstanceOf(PublishedWithoutId.class);
    }

    @Test
    void anUnknownOutcomeIsNoFailure() {
        assertThat(settle(publishing("hello"), new PublishOutcome.Unconfirmed("connection reset")))
                .isInstanceOfSatisfying(UnconfirmedPost.class, post -> {
                    assertThat(post.reason()).isEqualTo("connection reset");
                    assertThat(post.search().absentReads()).isZero();
                });
    }

    @Test
    void aRefusedItemFailsWithTheSitesWord() {
        assertThat(settle(publishing("hello"), new PublishOutcome.Refused("too long")))
                .isInstanceOfSatisfying(
                        FailedPost.class, post -> assertThat(post.reason()).isEqualTo("too long"));
    }

    @Test
    void aRehearsedPostIsArchivedAsRehearsed() {
        assertThat(settle(publishing("hello"), new PublishOutcome.Rehearsed()))
                .isInstanceOfSatisfying(
                        ArchivedPost.class, post -> assertThat(post.reason()).isEqualTo("rehearsed"));
    }

    @Test
    void aPersonsOrderKeepsThePlaceOfAPost() {
        assertThat(dueAgain(1, Hindrance.HELD)).isEqualTo(DUE);
        assertThat(dueAgain(9, Hindrance.HELD)).isEqualTo(DUE);
    }

    @Test
    void aHindranceDelaysThePostLongerEachTimeUpToABound() {
        assertThat(dueAgain(1, Hindrance.SITE)).isEqualTo(ACCOUNT.plusSeconds(30));
        assertThat(dueAgain(2, Hindrance.BROWSER)).isEqualTo(ACCOUNT.plusSeconds(60));
        assertThat(dueAgain(5, Hindrance.LOGIN)).isEqualTo(ACCOUNT.plusSeconds(480));
        assertThat(dueAgain(6, Hindrance.LATE)).isEqualTo(ACCOUNT.plus(Duration.ofMinutes(16)));
        assertThat(dueAgain(200, Hindrance.FENCED)).isEqualTo(ACCOUNT.plus(Duration.ofMinutes(16)));
    }

    private static Instant dueAgain(int attempt, Hindrance cause) {
        QueuedPost settled = (QueuedPost) settle(claimedTimes(attempt), new NotSent(cause, "not now"));
        return settled.details().dueAt();
    }

    private static PublishingPost claimedTimes(int times) {
        PublishingPost post = publishing("hello");
        for (int n = 1; n < times; n++) {
            post = post.notSent(DUE).claim(post.attempt().epoch().next(), INTENT, ATTEMPT_LENGTH);
        }
        return post;
    }

    private static Post settle(PublishingPost post, PublishOutcome outcome) {
        return SettlementPolicy.settle(post, outcome, OTHERS, MACHINE, ACCOUNT);
    }
}
