package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.ATTEMPT_LENGTH;
import static dev.homeostat.domain.post.SamplePosts.DEADLINE;
import static dev.homeostat.domain.post.SamplePosts.FIRST_CLAIM;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static dev.homeostat.domain.post.SamplePosts.unconfirmed;
import static dev.homeostat.domain.publishing.Timeline.DELAYS;
import static dev.homeostat.domain.publishing.Timeline.REACHES_BACK;
import static dev.homeostat.domain.publishing.Timeline.SETTLED;
import static dev.homeostat.domain.publishing.Timeline.entry;
import static dev.homeostat.domain.publishing.Timeline.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** When an item that is not on the timeline counts as never published. */
class ProofOfAbsenceTest {
    private static final UnsettledPost POST = unconfirmed("hello world");
    private static final Instant FIRST_READ = SETTLED.plusSeconds(1);
    private static final Instant SECOND_READ = FIRST_READ.plus(DELAYS.betweenReads());
    private static final Timeline NOTHING = timeline(entry("3", "something else"));

    @Test
    void oneReadIsNoProof() {
        assertThat(judge(POST, NOTHING, FIRST_READ)).isEqualTo(new Verdict.NotSeen());
        assertThat(read(POST, NOTHING, FIRST_READ)).isEqualTo(POST.notSeen(FIRST_READ));
    }

    @Test
    void twoIndependentReadsAreProofAndThePostMayGoOutAgain() {
        UnsettledPost once = (UnsettledPost) read(POST, NOTHING, FIRST_READ);

        assertThat(judge(once, NOTHING, SECOND_READ)).isEqualTo(new Verdict.Absent());
        assertThat(read(once, NOTHING, SECOND_READ)).isInstanceOfSatisfying(QueuedPost.class, post -> assertThat(post)
                .isEqualTo(((UnconfirmedPost) POST).provenAbsent()));
    }

    @Test
    void twoReadsTooCloseToEachOtherAreOne() {
        UnsettledPost once = (UnsettledPost) read(POST, NOTHING, FIRST_READ);

        assertThat(judge(once, NOTHING, SECOND_READ.minusNanos(1))).isInstanceOf(Verdict.TooEarly.class);
        assertThat(read(once, NOTHING, SECOND_READ.minusNanos(1))).isEqualTo(once);
    }

    @Test
    void aReadAtTheEndOfTheSettleTimeOrBeforeProvesNothing() {
        assertThat(judge(POST, NOTHING, SETTLED)).isInstanceOf(Verdict.TooEarly.class);
        assertThat(read(POST, NOTHING, SETTLED)).isEqualTo(POST);
    }

    @Test
    void theSettleTimeCountsFromTheDeadlineNotFromTheIntentOrTheLoss() {
        Instant afterIntent = INTENT.plus(DELAYS.settle()).plusSeconds(1);

        assertThat(afterIntent).isBefore(SETTLED);
        assertThat(judge(POST, NOTHING, afterIntent)).isInstanceOf(Verdict.TooEarly.class);
        assertThat(SETTLED).isEqualTo(DEADLINE.plus(DELAYS.maxAccept()).plus(DELAYS.maxVisibility()));
    }

    @Test
    void aReadThatDoesNotReachBackToTheAttemptProvesNothing() {
        Timeline shallow = NOTHING.coveringFrom(REACHES_BACK.plusNanos(1));

        assertThat(judge(POST, shallow, FIRST_READ)).isInstanceOf(Verdict.OutOfReach.class);
        assertThat(judge(POST.notSeen(FIRST_READ), shallow, SECOND_READ)).isInstanceOf(Verdict.OutOfReach.class);
        assertThat(judge(POST, NOTHING.coveringFrom(REACHES_BACK), FIRST_READ)).isEqualTo(new Verdict.NotSeen());
    }

    @Test
    void anItemThatAppearsAfterAnAbsentReadIsFound() {
        Post settled = read(POST.notSeen(FIRST_READ), timeline(entry("17", "hello world")), SECOND_READ);

        assertThat(settled).isInstanceOf(PublishedPost.class);
    }

    @Test
    void aNewAttemptIsSearchedForFromTheBeginning() {
        QueuedPost again = (QueuedPost) read(POST.notSeen(FIRST_READ), NOTHING, SECOND_READ);
        Instant secondIntent = SECOND_READ.plusSeconds(1);
        UnsettledPost lostAgain =
                again.claim(FIRST_CLAIM.next(), secondIntent, ATTEMPT_LENGTH).lost("the browser died");

        assertThat(lostAgain.search().absentReads()).isZero();
        assertThat(judge(lostAgain, NOTHING, secondIntent.plusSeconds(30))).isInstanceOf(Verdict.TooEarly.class);
    }

    @Test
    void aPostThatTheSiteAcceptedIsHandedToAPersonWhenItIsNotThere() {
        UnsettledPost accepted = publishing("hello world").confirmedWithoutId(INTENT);

        Post settled = read((UnsettledPost) read(accepted, NOTHING, FIRST_READ), NOTHING, SECOND_READ);

        assertThat(settled).isInstanceOfSatisfying(PublishedWithoutId.class, post -> assertThat(
                        post.search().forPerson())
                .isPresent());
    }

    @Test
    void anAbsentItemOfAThreadKeepsTheItemsBeforeIt() {
        PublishingPost atSecond = (PublishingPost) publishing("one", "two").confirmed(siteId("16"), INTENT, INTENT);
        UnsettledPost lost = atSecond.lost("the browser died");

        Post settled = read((UnsettledPost) read(lost, NOTHING, FIRST_READ), NOTHING, SECOND_READ);

        assertThat(settled).isInstanceOfSatisfying(QueuedPost.class, post -> assertThat(
                        post.details().published())
                .containsExactly(siteId("16")));
    }

    @Property
    void whateverIsReadWhenAPostThatTheSiteAcceptedIsNeverQueued(
            @ForAll @Size(max = 12) List<@LongRange(max = 400) Long> readsInSeconds) {
        Post post = publishing("hello world").confirmedWithoutId(INTENT);
        for (long seconds : readsInSeconds) {
            post = read((UnsettledPost) post, NOTHING, INTENT.plusSeconds(seconds));
            assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        }
    }

    @Property
    void aPostIsQueuedOnlyAfterTwoReadsThatLieApartAndAfterTheSettleTime(
            @ForAll @Size(max = 12) List<@LongRange(max = 400) Long> readsInSeconds) {
        Post post = POST;
        List<Instant> telling = new ArrayList<>();
        for (long seconds : readsInSeconds.stream().sorted().toList()) {
            Instant readAt = INTENT.plusSeconds(seconds);
            if (readAt.isAfter(SETTLED)) {
                telling.add(readAt);
            }
            post = read((UnsettledPost) post, NOTHING, readAt);
            if (post instanceof QueuedPost) {
                assertThat(Duration.between(telling.getFirst(), telling.getLast()))
                        .isGreaterThanOrEqualTo(DELAYS.betweenReads());
                return;
            }
        }
        assertThat(telling.isEmpty()
                        || Duration.between(telling.getFirst(), telling.getLast())
                                        .compareTo(DELAYS.betweenReads())
                                < 0)
                .as("two telling reads settle it")
                .isTrue();
    }

    private static Post read(UnsettledPost post, Timeline timeline, Instant readAt) {
        return ReconciliationPolicy.apply(post, judge(post, timeline, readAt), readAt, readAt);
    }

    private static Verdict judge(UnsettledPost post, Timeline timeline, Instant readAt) {
        return ReconciliationPolicy.judge(List.of(post), timeline.read(), Set.of(), readAt, DELAYS)
                .get(post.id());
    }
}
