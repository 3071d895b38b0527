package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.TextFingerprint;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Posts} must do. */
public interface PostsContract extends PublishingSteps {

    @Test
    default void keepsAPostWithItsDecision() {
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        QueuedPost post = fixtures.queued(now(), "one  two\nthree", "a thread's second item \uD83D\uDE80");

        assertThat(store().posts().queue(post, fixtures.decision(post))).isTrue();

        Post kept = store().posts().find(post.id()).orElseThrow();
        assertThat(kept).isInstanceOf(QueuedPost.class);
        assertThat(kept.details().content()).isEqualTo(post.details().content());
        assertThat(kept.details().decision()).isEqualTo(post.details().decision());
        Posts.History history = store().posts().history(post.id()).orElseThrow();
        assertThat(history.decision().reason()).isEqualTo("a test queued it");
        assertThat(history.events()).extracting(event -> event.type()).containsExactly("post_queued");
    }

    @Test
    default void itsEventsBearTheTraceOfWhatCausedThem() {
        RunContext run = new RunContext(new RunId(new UUID(7, 7)), new JobName("plan"), hold(ENGINE), phase -> {});
        QueuedPost traced = TraceContext.of(run).call(() -> queue(now(), "in a run"));
        QueuedPost untraced = queue(now(), "by hand");

        assertThat(store().posts().history(traced.id()).orElseThrow().events())
                .allSatisfy(event -> assertThat(event.data())
                        .containsEntry("trace_id", run.id().toString()));
        assertThat(store().posts().history(untraced.id()).orElseThrow().events())
                .allSatisfy(event -> assertThat(event.data()).doesNotContainKey("trace_id"));
    }

    @Test
    default void keepsAPostOnce() {
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        QueuedPost post = fixtures.queued(now(), "once");
        store().posts().queue(post, fixtures.decision(post));

        assertThat(store().posts().queue(post, fixtures.decision(post))).isFalse();
        assertThat(store().posts().countByStatus(ACCOUNT)).isEqualTo(Map.of(PostStatus.QUEUED, 1));
    }

    @Test
    default void listsTheLatestFirst() {
        QueuedPost older = queue(now(), "older");
        elapse(Duration.ofMinutes(1));
        QueuedPost newer = queue(now(), "newer");

        assertThat(store().posts().latest(ACCOUNT, 10)).extracting(Post::id).containsExactly(newer.id(), older.id());
        assertThat(store().posts().latest(ACCOUNT, 1)).extracting(Post::id).containsExactly(newer.id());
    }

    @Test
    default void knowsWhenTheNextIsDue() {
        assertThat(store().posts().nextDue(ACCOUNT)).isEmpty();
        Instant now = now();
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        for (int minutes : new int[] {30, 10, 20}) {
            QueuedPost post = fixtures.queued(now.plus(Duration.ofMinutes(minutes)), "due in " + minutes);
            store().posts().queue(post, fixtures.decision(post));
        }

        assertThat(store().posts().nextDue(ACCOUNT)).contains(now.plus(Duration.ofMinutes(10)));
    }

    @Test
    default void knowsNothingOfOtherPosts() {
        assertThat(store().posts().find(new PostId(new UUID(1, 2)))).isEmpty();
        assertThat(store().posts().history(new PostId(new UUID(1, 2)))).isEmpty();
        assertThat(store().posts().findBySiteId(ACCOUNT, "42")).isEmpty();
    }

    @Test
    default void keepsTheTermsOfAPost() {
        Instant end = now().plusSeconds(3600);

        assertThat(stored(queue(PostTerms.until(end), now(), "until then"))
                        .details()
                        .terms())
                .isEqualTo(PostTerms.until(end));
        assertThat(stored(queue(PostTerms.USUAL, now(), "usual")).details().terms())
                .isEqualTo(PostTerms.USUAL);
        assertThat(stored(queue(PostTerms.REPEATABLE, now(), "again and again"))
                        .details()
                        .terms())
                .isEqualTo(PostTerms.REPEATABLE);
    }

    @Test
    default void recentItemsAreWhatWasPublishedOrMayStillBe() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "published");
        outcomeOf(tenure, new PublishOutcome.ConfirmedWithoutId("no id"), "published without id");
        outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "in doubt");
        outcomeOf(tenure, new PublishOutcome.Refused("too bold"), "refused");
        outcomeOf(tenure, new PublishOutcome.Rehearsed(), "rehearsed");
        elapse(LIMITS.minimumGap());
        QueuedPost waiting = queue(now(), "waits", "goes on");

        List<RecentItem> items = store().posts().recentItems(ACCOUNT, Duration.ofDays(30));

        assertThat(items)
                .extracting(RecentItem::text)
                .containsExactly("published", "published without id", "in doubt", "waits", "goes on");
        assertThat(items).extracting(RecentItem::waiting).containsExactly(false, false, false, true, true);
        assertThat(items.getLast().post()).isEqualTo(waiting.id());
        assertThat(items).allSatisfy(item -> assertThat(item.fingerprint())
                .isEqualTo(TextFingerprint.of(new PostText(item.text()))));
    }

    @Test
    default void ofAThreadThatFailedTheItemsThatWentOutAreRecent() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        assertThat(recentTexts(Duration.ofDays(1))).containsExactly("item one", "item two");

        settle(second, new PublishOutcome.Refused("too bold"));
        assertThat(recentTexts(Duration.ofDays(1))).containsExactly("item one");
    }

    @Test
    default void whatWasPublishedLongAgoIsNotRecent() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(3));
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "older");
        elapse(Duration.ofDays(1));
        outcomeOf(tenure, new PublishOutcome.Confirmed(new SitePostId("1000002")), "newer");

        assertThat(recentTexts(Duration.ofDays(1))).containsExactly("newer");
        assertThat(recentTexts(Duration.ofDays(2))).containsExactly("older", "newer");
    }

    private List<String> recentTexts(Duration span) {
        return store().posts().recentItems(ACCOUNT, span).stream()
                .map(RecentItem::text)
                .toList();
    }
}
