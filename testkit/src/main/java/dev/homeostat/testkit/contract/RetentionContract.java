package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.database.port.Retention;
import dev.homeostat.application.database.port.Retention.Kind;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.testkit.PostFixtures;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Retention} must do. */
public interface RetentionContract extends DeskFixture, NoticeSteps {

    AccountId ACCOUNT = new AccountId("contract");
    Duration AGE = Duration.ofDays(90);

    @BeforeEach
    default void openTheAccount() {
        store().accounts().open(ACCOUNT);
    }

    private Retention retention() {
        return store().retention();
    }

    @Test
    default void makesRoomForEventsOfMonthsToCome() {
        retention().prepareMonths();
        retention().prepareMonths();
        pause();
        elapse(Duration.ofDays(400));
        retention().prepareMonths();
        store().controls().resume(ACCOUNT, "operator");

        assertThat(recordedEvents()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    default void eventsGoByWholeMonths() {
        retention().prepareMonths();
        pause();
        YearMonth old = YearMonth.from(recordedEvents().getLast().at().atOffset(ZoneOffset.UTC));
        elapse(Duration.ofDays(200));
        retention().prepareMonths();
        store().controls().resume(ACCOUNT, "operator");
        List<RecordedEvent> young = recordedEvents().stream()
                .filter(event ->
                        YearMonth.from(event.at().atOffset(ZoneOffset.UTC)).isAfter(old))
                .toList();

        List<YearMonth> dropped = retention().dropMonths(AGE);
        while (retention().remove(Kind.EVENTS, AGE, 10) == 10) {
            // As long as there are more.
        }

        assertThat(dropped).contains(old).isSorted();
        assertThat(young).isNotEmpty();
        assertThat(recordedEvents()).isEqualTo(young);
        assertThat(retention().dropMonths(AGE)).isEmpty();
    }

    @Test
    default void runsGoSomeAtATime() {
        for (int number = 1; number <= 5; number++) {
            run(number);
        }
        elapse(AGE.plusDays(1));
        run(6);

        assertThat(retention().remove(Kind.RUNS, AGE, 3)).isEqualTo(3);
        assertThat(retention().remove(Kind.RUNS, AGE, 3)).isEqualTo(2);
        assertThat(retention().remove(Kind.RUNS, AGE, 3)).isZero();
        assertThat(store().heartbeats().latest(ACCOUNT, 10))
                .extracting(run -> run.id())
                .containsExactly(new RunId(new UUID(9, 6)));
    }

    @Test
    default void noticesGoWhenTheyWereDelivered() {
        ours().opens(BREAKER);
        for (String channel : TERMS.channels()) {
            Dispatch dispatch = next(channel).orElseThrow();
            outbox().record(dispatch, new Delivery.Delivered("ok"), 0.5);
        }
        ours().opens(POST_FAILED);
        elapse(AGE.plusDays(1));

        assertThat(retention().remove(Kind.NOTICES, AGE, 10)).isEqualTo(1);
        assertThat(outbox().notices(10)).extracting(notice -> notice.episode()).containsExactly(POST_FAILED);
    }

    @Test
    default void episodesGoWhenTheyWereClosed() {
        ours().opens(BREAKER);
        ours().ends(BREAKER);
        ours().opens(STORE_AWAY);
        elapse(QUIET.plusMinutes(1));
        ours().nothing();
        elapse(AGE.plusDays(1));

        assertThat(retention().remove(Kind.EPISODES, AGE, 10)).isEqualTo(1);
        assertThat(retention().remove(Kind.EPISODES, AGE, 10)).isZero();
        assertThat(standing(STORE_AWAY).isOpen()).isTrue();
    }

    @Test
    default void postsAndTheAuditAreNeverForgotten() {
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        QueuedPost post = fixtures.queued(store().accounts().now(ACCOUNT), "said long ago");
        store().posts().queue(post, fixtures.decision(post));
        pause();
        long entries = store().audit().head().length();
        elapse(Duration.ofDays(4_000));

        for (Kind kind : Kind.values()) {
            retention().remove(kind, AGE, 100);
        }
        retention().dropMonths(AGE);

        assertThat(store().posts().latest(ACCOUNT, 10)).hasSize(1);
        assertThat(entries).isPositive();
        assertThat(store().audit().head().length()).isEqualTo(entries);
        assertThat(store().controls().read(ACCOUNT).pause()).isPresent();
    }

    @Test
    default void canBeRepeatedWhenTheReplyWasLost() {
        run(1);
        elapse(AGE.plusDays(1));
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        try {
            retention().remove(Kind.RUNS, AGE, 10);
        } catch (dev.homeostat.application.error.port.StoreUnavailable lost) {
            assertThat(lost).hasMessageContaining("planned");
        }

        assertThat(retention().remove(Kind.RUNS, AGE, 10)).isZero();
    }

    private void pause() {
        store().controls().pause(ACCOUNT, "operator", "a look around");
    }

    private void run(int number) {
        Instant now = store().accounts().now(ACCOUNT);
        StartedRun run = new StartedRun(new RunId(new UUID(9, number)), ACCOUNT, new JobName("posting"), now, now);
        store().heartbeats().end(run.ended(new RunOutcome.Success("done"), RunMeasure.of(Duration.ofMillis(5))));
    }
}
