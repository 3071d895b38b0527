package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.ATTEMPT_LENGTH;
import static dev.homeostat.domain.post.SamplePosts.DEADLINE;
import static dev.homeostat.domain.post.SamplePosts.FIRST_CLAIM;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.queuedAs;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static dev.homeostat.domain.post.SamplePosts.unconfirmed;
import static dev.homeostat.domain.publishing.Timeline.DELAYS;
import static dev.homeostat.domain.publishing.Timeline.SETTLED;
import static dev.homeostat.domain.publishing.Timeline.entry;
import static dev.homeostat.domain.publishing.Timeline.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which items on a timeline could be the post: found, ambiguous, or none of them. */
class ReconciliationPolicyTest {
    private static final UnsettledPost POST = unconfirmed("hello world");
    private static final Verdict FOUND = new Verdict.Found(siteId("17"));

    @Test
    void anItemWithTheTextOfThePostIsFound() {
        assertThat(judge(POST, timeline(entry("16", "other"), entry("17", "hello world"))))
                .isEqualTo(FOUND);
    }

    @Test
    void anItemCanBeFoundBeforeTheSettleTimeAndInAReadThatDoesNotReachBack() {
        TimelineReading.Read shallow =
                timeline(entry("17", "hello world")).coveringFrom(DEADLINE).read();

        assertThat(judge(POST, shallow, Set.of(), INTENT.plusSeconds(1))).isEqualTo(FOUND);
    }

    @Test
    void theTextIsComparedInNormalizedForm() {
        assertThat(judge(POST, timeline(entry("17", " hello\u00A0\n world ")))).isEqualTo(FOUND);
        assertThat(judge(POST, timeline(entry("17", "\uFF48ello wor\u200Bld")))).isEqualTo(FOUND);
        assertThat(judge(unconfirmed("I \u2764\uFE0F tea"), timeline(entry("17", "I \u2764 tea"))))
                .isEqualTo(FOUND);
    }

    @Test
    void anItemThatSaysMoreOrLessIsAnotherItem() {
        assertNoneFound(judge(POST, timeline(entry("17", "hello world!"), entry("18", "hello"))));
    }

    @Test
    void anItemOfAnotherAuthorIsNotOurs() {
        assertNoneFound(judge(POST, timeline(entry("17", "hello world").by("someone else"))));
    }

    @Test
    void anIdThatIsKnownToBeAnotherItemIsNotTaken() {
        TimelineReading.Read both =
                timeline(entry("16", "hello world"), entry("17", "hello world")).read();

        assertThat(judge(POST, both, Set.of(siteId("16")), SETTLED.plusSeconds(1)))
                .isEqualTo(FOUND);
        assertNoneFound(judge(POST, both, Set.of(siteId("16"), siteId("17")), SETTLED.plusSeconds(1)));
    }

    @Test
    void theWindowBeginsAtTheIntentLessTheClockTolerance() {
        Instant border = INTENT.minus(DELAYS.clockTolerance());

        assertThat(judge(POST, timeline(entry("17", "hello world").at(border)))).isEqualTo(FOUND);
        assertNoneFound(judge(POST, timeline(entry("17", "hello world").at(border.minusNanos(1)))));
    }

    @Test
    void theWindowEndsWhenTheSiteCanNoLongerAccept() {
        Instant border = DEADLINE.plus(DELAYS.maxAccept()).plus(DELAYS.clockTolerance());

        assertThat(judge(POST, timeline(entry("17", "hello world").at(border)))).isEqualTo(FOUND);
        assertNoneFound(judge(POST, timeline(entry("17", "hello world").at(border.plusNanos(1)))));
    }

    @Test
    void aReplyMustReplyToTheItemBefore() {
        UnsettledPost second = atSecondItem().lost("the browser died");

        assertThat(judge(second, timeline(entry("17", "two").replyingTo("16")))).isEqualTo(FOUND);
        assertThat(judge(second, timeline(entry("17", "two")))).isEqualTo(FOUND);
        assertNoneFound(judge(second, timeline(entry("17", "two").replyingTo("3"))));
    }

    @Test
    void aReplyIsNoFirstItem() {
        assertNoneFound(judge(POST, timeline(entry("17", "hello world").replyingTo("3"))));
    }

    @Test
    void onlyTheItemOfTheAttemptIsLookedFor() {
        UnsettledPost second = atSecondItem().lost("the browser died");

        assertNoneFound(judge(second, timeline(entry("17", "one"))));
    }

    @Test
    void twoItemsThatCouldBeThePostAreLeftToAPerson() {
        Verdict verdict = judge(POST, timeline(entry("17", "hello world"), entry("18", "hello  world")));

        assertThat(verdict).isEqualTo(new Verdict.Ambiguous(List.of(siteId("17"), siteId("18"))));
        assertThat(ReconciliationPolicy.apply(POST, verdict, SETTLED, SETTLED))
                .isEqualTo(POST.handToPerson("2 items on the site could be this one"));
    }

    @Test
    void anItemShownTwiceIsOneItem() {
        assertThat(judge(POST, timeline(entry("17", "hello world"), entry("17", "hello world"))))
                .isEqualTo(FOUND);
    }

    @Test
    void oneItemThatCouldBeEitherOfTwoPostsIsLeftToAPerson() {
        UnsettledPost other = unconfirmedAs(2, "hello\u00A0world");

        var verdicts = ReconciliationPolicy.judge(
                List.of(POST, other), timeline(entry("17", "hello world")).read(), Set.of(), SETTLED, DELAYS);

        assertThat(verdicts.values()).containsOnly(new Verdict.Ambiguous(List.of(siteId("17"))));
    }

    @Test
    void twoPostsAreToldApartByTheirTexts() {
        UnsettledPost other = unconfirmedAs(2, "good night");

        var verdicts = ReconciliationPolicy.judge(
                List.of(POST, other),
                timeline(entry("18", "good night"), entry("17", "hello world")).read(),
                Set.of(),
                SETTLED,
                DELAYS);

        assertThat(verdicts).containsEntry(POST.id(), FOUND).containsEntry(other.id(), new Verdict.Found(siteId("18")));
    }

    @Test
    void twoPostsOfOneTextAreToldApartByTheirTimes() {
        Duration hour = Duration.ofHours(1);
        UnsettledPost later = queuedAs(2, "hello world")
                .claim(FIRST_CLAIM.next(), INTENT.plus(hour), ATTEMPT_LENGTH)
                .lost("the browser died");

        var verdicts = ReconciliationPolicy.judge(
                List.of(POST, later),
                timeline(entry("18", "hello world").at(INTENT.plus(hour)), entry("17", "hello world"))
                        .read(),
                Set.of(),
                SETTLED.plus(hour),
                DELAYS);

        assertThat(verdicts).containsEntry(POST.id(), FOUND).containsEntry(later.id(), new Verdict.Found(siteId("18")));
    }

    private static PublishingPost atSecondItem() {
        return (PublishingPost) publishing("one", "two").confirmed(siteId("16"), INTENT, INTENT);
    }

    private static UnsettledPost unconfirmedAs(int number, String text) {
        return queuedAs(number, text).claim(FIRST_CLAIM, INTENT, ATTEMPT_LENGTH).lost("the connection dropped");
    }

    private static Verdict judge(UnsettledPost post, Timeline timeline) {
        return judge(post, timeline.read(), Set.of(), SETTLED.plusSeconds(1));
    }

    private static Verdict judge(UnsettledPost post, TimelineReading.Read read, Set<SitePostId> taken, Instant readAt) {
        return ReconciliationPolicy.judge(List.of(post), read, taken, readAt, DELAYS)
                .get(post.id());
    }

    private static void assertNoneFound(Verdict verdict) {
        assertThat(verdict).isEqualTo(new Verdict.NotSeen());
    }
}
