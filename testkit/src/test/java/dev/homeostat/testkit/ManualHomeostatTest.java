package dev.homeostat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ManualHomeostatTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void publishesWhatIsQueuedWithTheSitesOwnId() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("Hello, world");

        engine.advance(TEN_MINUTES);

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
        assertThat(engine.post(id).orElseThrow().details().sitePostId())
                .contains(engine.site().accepted().getFirst().id());
    }

    @Test
    void publishesAThreadItemByItemEachInReplyToTheOneBefore() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.queue("one", "two", "three");

        engine.advance(TEN_MINUTES);

        var accepted = engine.site().accepted();
        assertThat(accepted).extracting(ScriptedSite.Accepted::text).containsExactly("one", "two", "three");
        assertThat(accepted.get(1).inReplyTo()).contains(accepted.get(0).id());
        assertThat(accepted.get(2).inReplyTo()).contains(accepted.get(1).id());
    }

    @Test
    void rehearsesInADryRun() {
        ManualHomeostat engine = ManualHomeostat.with(EngineSettings.of(new AccountId("careful")));
        PostId id = engine.queue("Not yet");

        engine.advance(TEN_MINUTES);

        assertThat(engine.site().accepted()).isEmpty();
        assertThat(engine.post(id)).get().isInstanceOfSatisfying(ArchivedPost.class, post -> assertThat(post.reason())
                .isEqualTo(ArchivedPost.REHEARSED));
    }

    @Test
    void findsOnTheTimelineWhatWasAcceptedWithoutAnAnswer() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.acceptedThenLost());
        PostId id = engine.queue("Did it arrive?");

        engine.advance(Duration.ofSeconds(10));
        assertThat(engine.post(id)).containsInstanceOf(UnconfirmedPost.class);
        engine.advance(Duration.ofMinutes(30));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
    }

    @Test
    void sendsAgainOnlyWhatIsProvenNotToHaveArrived() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.lostBeforeAccepted());
        PostId id = engine.queue("Did it arrive?");

        engine.advance(Duration.ofMinutes(30));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.post(id).orElseThrow().details().attempts()).isEqualTo(2);
        assertThat(engine.site().accepted()).hasSize(1);
    }

    @Test
    void waitsForAnItemThatIsAcceptedAndShownLate() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.acceptedLate(Duration.ofSeconds(29), Duration.ofSeconds(59)));
        PostId id = engine.queue("Late");

        engine.advance(Duration.ofMinutes(60));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
    }

    @Test
    void goesOnWithAThreadWhoseMiddleItemWasInDoubt() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.PROMPT);
        engine.site().answerNext(SiteAnswer.acceptedThenLost());
        PostId id = engine.queue("one", "two", "three");

        engine.advance(Duration.ofMinutes(30));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted())
                .extracting(ScriptedSite.Accepted::text)
                .containsExactly("one", "two", "three");
    }

    @Test
    void fillsInAnIdThatCouldNotBeRead() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.withoutId());
        PostId id = engine.queue("Which id?");

        engine.advance(TEN_MINUTES);

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
    }

    @Test
    void keepsWhatTheSiteRefusedWithItsReason() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.refused());
        PostId id = engine.queue("Too bold");

        engine.advance(TEN_MINUTES);

        assertThat(engine.post(id)).containsInstanceOf(FailedPost.class);
        assertThat(engine.store().errors()).extracting(TrackedError::eventType).contains("error_publishing_refused");
    }

    @Test
    void triesAgainWhenNothingWasSent() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.notReady());
        PostId id = engine.queue("Again");

        engine.advance(Duration.ofMinutes(15));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
    }

    @Test
    void publishesNothingWhileTheKillSwitchIsEngaged() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.store().ports().controls().engageKillSwitch("operator", "stop");
        PostId id = engine.queue("Held");

        engine.advance(Duration.ofHours(1));
        assertThat(engine.post(id)).containsInstanceOf(QueuedPost.class);
        assertThat(engine.site().accepted()).isEmpty();

        engine.store().ports().controls().releaseKillSwitch("operator");
        engine.advance(TEN_MINUTES);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
    }

    @Test
    void publishesOnePostACycle() {
        ManualHomeostat engine = ManualHomeostat.live();
        for (String text : new String[] {"one", "two", "three", "four"}) {
            engine.queue(text);
        }

        engine.advance(Duration.ofMinutes(14));

        assertThat(engine.site().accepted()).hasSize(3);
        assertThat(engine.overview().posts())
                .containsEntry(PostStatus.POSTED, 3)
                .containsEntry(PostStatus.QUEUED, 1);
    }

    @Test
    void offersAnOutcomeAgainThatTheStoreDidNotTake() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.slow(Duration.ofSeconds(5)));
        PostId id = engine.queue("Which is not lost");
        engine.after(Duration.ofSeconds(4), () -> engine.store().failNext(StoreFault.NOT_REACHED));

        engine.advance(Duration.ofMinutes(1));
        assertThat(engine.post(id)).containsInstanceOf(PublishingPost.class);
        engine.advance(Duration.ofMinutes(5));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
    }

    @Test
    void recordsEveryRun() {
        ManualHomeostat engine = ManualHomeostat.live();

        engine.advance(Duration.ofHours(1).minusSeconds(1));

        assertThat(engine.store().ports().heartbeats().latest(new AccountId("manual"), 100))
                .hasSize(12 + 12 + 6 + 6 + 2 + 6 + 1)
                .extracting(JobRun::outcome)
                .allMatch(outcome -> outcome.word().equals("success"));
    }

    @Test
    void explainsAPost() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("Why?");
        engine.advance(TEN_MINUTES);

        Posts.History history = engine.homeostat().explain(id).orElseThrow();

        assertThat(history.decision().decidedBy()).isEqualTo("operator");
        assertThat(history.attempts()).hasSize(1);
        assertThat(history.events())
                .extracting(RecordedEvent::type)
                .containsExactly("post_queued", "post_claimed", "post_posted");
    }
}
