package dev.homeostat.testkit.alert;

import static dev.homeostat.testkit.alert.Telling.BREAKER;
import static dev.homeostat.testkit.alert.Telling.POST_FAILED;
import static dev.homeostat.testkit.alert.Telling.STORE_AWAY;
import static dev.homeostat.testkit.alert.Telling.titles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.homeostat.application.alert.DeliverNotices;
import dev.homeostat.application.alert.RaiseNotices;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.SequentialIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverNoticesTest {

    private final Telling telling = Telling.toBoth();

    @Test
    void aChannelThatIsDownForAnHourGetsAllInOrderAndOnce() {
        telling.mail.goDown();
        for (int i = 0; i < 6; i++) {
            telling.opened(Episode.of("trouble-" + i));
            telling.passFor(Duration.ofMinutes(10));
        }
        assertThat(telling.mail.delivered()).isEmpty();
        assertThat(telling.hook.delivered()).hasSize(6);
        telling.mail.comeBack();
        telling.passFor(Duration.ofHours(1));

        assertThat(titles(telling.mail))
                .containsExactly(
                        "trouble-0 began",
                        "trouble-1 began",
                        "trouble-2 began",
                        "trouble-3 began",
                        "trouble-4 began",
                        "trouble-5 began");
        assertThat(telling.statuses("mail")).hasSize(6).containsOnly(DeliveryStatus.DELIVERED);
        assertThat(telling.hook.delivered()).hasSize(6);
    }

    @Test
    void aChannelThatIsDownIsAskedLessAndLess() {
        telling.mail.goDown();
        telling.opened(BREAKER);
        telling.passFor(Duration.ofHours(1));

        // After 0, 10, 30, 70, 150, 310, 630, 1270 and 2550 s.
        assertThat(telling.mail.tried()).hasSize(9);
    }

    @Test
    void aDayInVainIsGivenUpAndRecorded() {
        telling.mail.goDown();
        telling.opened(BREAKER);
        telling.passFor(Duration.ofHours(25));
        telling.mail.comeBack();
        telling.passFor(Duration.ofHours(1));

        assertThat(telling.statuses("mail")).containsExactly(DeliveryStatus.GIVEN_UP);
        assertThat(telling.mail.delivered()).isEmpty();
        Notice notice = telling.hook.delivered().getFirst();
        assertThat(telling.outbox.progress(notice.id()).getFirst().detail()).isEqualTo("down (planned)");
    }

    @Test
    void aRefusalIsRecordedAndHoldsNothingUp() {
        telling.mail.answerNext(new Delivery.Refused("400 no such list"));
        telling.opened(BREAKER);
        telling.opened(STORE_AWAY);
        telling.passFor(Duration.ofMinutes(1));

        assertThat(telling.statuses("mail")).containsExactly(DeliveryStatus.REFUSED, DeliveryStatus.DELIVERED);
        assertThat(titles(telling.mail)).containsExactly("store-away began");
    }

    @Test
    void oneNoticeThatAChannelCannotTakeDoesNotHoldUpTheOthers() {
        telling.mail.failFor(notice -> notice.episode().equals(BREAKER));
        telling.opened(BREAKER);
        telling.opened(STORE_AWAY);
        telling.passFor(Duration.ofMinutes(5));
        telling.opened(POST_FAILED);
        telling.pass();

        assertThat(titles(telling.mail)).containsExactly("store-away began", "post-failed/ours began");
        telling.mail.comeBack();
        telling.passFor(Duration.ofHours(1));
        assertThat(titles(telling.mail)).endsWith("breaker/site began");
    }

    @Test
    void aChannelIsLeftAloneForAsLongAsItAsks() {
        telling.mail.answerNext(new Delivery.TryLater("429", Optional.of(Duration.ofMinutes(5))));
        telling.opened(BREAKER);
        telling.passFor(Duration.ofMinutes(5));
        assertThat(telling.mail.tried()).hasSize(1);

        telling.pass();
        assertThat(telling.mail.delivered()).hasSize(1);
    }

    @Test
    void whatIsTooMuchForAnHourComesAsADigest() {
        for (int i = 0; i < 40; i++) {
            telling.opened(Episode.of("trouble-" + i));
        }
        telling.passFor(Duration.ofHours(1));

        assertThat(telling.mail.delivered()).hasSize(NoticeTerms.USUAL_PER_HOUR);
        Notice digest = telling.mail.delivered().getLast();
        assertThat(digest.kind()).isEqualTo(Notice.Kind.DIGEST);
        assertThat(digest.title()).isEqualTo("29 notices at once");
        for (int i = 11; i < 40; i++) {
            assertThat(digest.body()).contains("trouble-" + i + " began");
        }
    }

    @Test
    void whatIsSaidToBeOverAgainAndAgainLeavesRoomForWhatBegins() {
        telling.pass();
        telling.outbox.leave();
        for (int i = 0; i < 1_000; i++) {
            IntStream.range(0, 7).forEach(n -> telling.raise.over(Episode.of("calm-" + n), ""));
            telling.pass();
        }
        telling.opened(BREAKER);
        telling.pass();
        assertThat(titles(telling.mail)).containsExactly("breaker/site began");

        telling.outbox.comeBack();
        telling.pass();
        assertThat(telling.outbox.notices(10)).hasSize(1);
    }

    @Test
    void withTheStoreAwayNoticesAreDeliveredFromMemoryAndWrittenAfterwards() {
        telling.pass();
        telling.outbox.leave();
        telling.opened(STORE_AWAY);
        telling.opened(POST_FAILED);
        telling.passFor(Duration.ofMinutes(5));
        assertThat(titles(telling.mail)).containsExactly("store-away began", "post-failed/ours began");
        assertThat(telling.outbox.notices(10)).isEmpty();
        telling.raise.over(POST_FAILED, "");
        telling.passFor(Duration.ofMinutes(15));
        assertThat(titles(telling.mail)).endsWith("Over: post-failed/ours began");

        telling.outbox.comeBack();
        telling.passFor(Duration.ofHours(1));

        assertThat(telling.mail.delivered()).hasSize(3);
        assertThat(telling.hook.delivered()).isEqualTo(telling.mail.delivered());
        assertThat(telling.outbox.notices(10).reversed())
                .extracting(Notice::id)
                .containsExactlyElementsOf(
                        telling.mail.delivered().stream().map(Notice::id).toList());
        assertThat(telling.statuses("mail")).hasSize(3).containsOnly(DeliveryStatus.DELIVERED);
        assertThat(telling.statuses("hook")).hasSize(3).containsOnly(DeliveryStatus.DELIVERED);
    }

    @Test
    void whatMemoryCouldNotDeliverIsDeliveredFromTheStore() {
        telling.outbox.leave();
        telling.mail.goDown();
        telling.opened(BREAKER);
        telling.passFor(Duration.ofMinutes(1));
        telling.outbox.comeBack();
        telling.pass();
        telling.start();
        telling.mail.comeBack();
        telling.passFor(Duration.ofHours(1));

        assertThat(telling.mail.delivered()).hasSize(1);
        assertThat(telling.hook.delivered()).hasSize(1);
    }

    @Test
    void anEpisodeThatTheStoreKnowsIsNotToldAgainWhileItIsAway() {
        telling.opened(BREAKER);
        telling.pass();
        telling.outbox.leave();
        telling.opened(BREAKER);
        telling.raise.occurred(POST_FAILED, Severity.ERROR, "A post failed", "", Optional.of(BREAKER));
        telling.passFor(Duration.ofMinutes(1));
        telling.outbox.comeBack();
        telling.passFor(Duration.ofMinutes(1));

        assertThat(titles(telling.mail)).containsExactly("breaker/site began");
        assertThat(telling.outbox.standing().episodes().getFirst().occurrences())
                .isEqualTo(2);
    }

    @Test
    void aLostReplyMakesNoSecondNotice() {
        telling.outbox.loseReplies();
        telling.opened(BREAKER);
        telling.passFor(Duration.ofMinutes(1));
        telling.opened(BREAKER);
        telling.outbox.comeBack();
        telling.passFor(Duration.ofMinutes(10));

        assertThat(telling.mail.delivered()).hasSize(1);
        assertThat(telling.outbox.notices(10)).hasSize(1);
        assertThat(telling.outbox.standing().episodes().getFirst().occurrences())
                .isEqualTo(2);
    }

    @Test
    void aDeliveryThatCouldNotBeRecordedIsRecordedLater() {
        telling.opened(BREAKER);
        telling.outbox.leaveAtTheNextRecord();
        telling.passFor(Duration.ofMinutes(10));
        telling.outbox.comeBack();
        telling.passFor(Duration.ofMinutes(10));

        assertThat(telling.mail.delivered()).hasSize(1);
        assertThat(telling.hook.delivered()).hasSize(1);
        assertThat(telling.statuses("mail")).containsExactly(DeliveryStatus.DELIVERED);
    }

    @Test
    void aLongStormWithTheStoreAwayIsCountedWhenItIsBack() {
        telling.pass();
        telling.outbox.leave();
        for (int i = 0; i < 6 * 60 * 10; i++) {
            telling.raise.occurred(POST_FAILED, Severity.ERROR, "A post failed", "", Optional.empty());
            if (i % 10 == 0) {
                telling.pass();
            }
        }
        telling.outbox.comeBack();
        telling.passFor(Duration.ofMinutes(1));

        assertThat(telling.outbox.standing().episodes().getFirst().occurrences())
                .isEqualTo(3_600);
        assertThat(telling.mail.delivered()).hasSize(11);
        assertThat(telling.outbox.notices(100)).hasSize(11);
    }

    @Test
    void aRestartGoesOnWhereTheOneBeforeStopped() {
        telling.mail.goDown();
        telling.opened(BREAKER);
        telling.passFor(Duration.ofMinutes(1));
        telling.start();
        telling.opened(BREAKER);
        telling.mail.comeBack();
        telling.passFor(Duration.ofMinutes(10));

        assertThat(telling.mail.delivered()).hasSize(1);
        assertThat(telling.hook.delivered()).hasSize(1);
    }

    @Test
    void theFirstChannelThatWorksIsEnoughIfSoWished() {
        Telling first = new Telling(new NoticeTerms(List.of("mail", "hook"), true, 12, Duration.ofMinutes(10)));
        first.opened(BREAKER);
        first.pass();
        first.mail.goDown();
        first.opened(STORE_AWAY);
        first.passFor(Duration.ofMinutes(10));
        first.mail.comeBack();
        first.passFor(Duration.ofHours(1));

        assertThat(titles(first.mail)).containsExactly("breaker/site began");
        assertThat(titles(first.hook)).containsExactly("store-away began");
    }

    @Test
    void aSlowChannelDoesNotHoldUpAnother() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Notifier slow = new Answering("mail", notice -> await(release));
        Notifier quick = new Answering("hook", notice -> {
            told.countDown();
            return new Delivery.Delivered("ok");
        });
        try (ExecutorService lanes = Executors.newCachedThreadPool()) {
            DeliverNotices deliver = new DeliverNotices(
                    telling.raise, telling.outbox, List.of(slow, quick), new SequentialIds(5), () -> 0, lanes);
            telling.opened(BREAKER);
            deliver.execute();
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            release.countDown();
        }

        assertThat(telling.statuses("mail")).containsExactly(DeliveryStatus.DELIVERED);
    }

    @Test
    void aChannelWithABugIsTriedAgain() {
        Notifier broken = new Answering("mail", notice -> {
            throw new IllegalStateException("planned");
        });
        DeliverNotices deliver = new DeliverNotices(
                telling.raise,
                telling.outbox,
                List.of(broken, telling.hook),
                new SequentialIds(5),
                () -> 0,
                Runnable::run);
        telling.opened(BREAKER);
        deliver.execute();

        assertThat(telling.statuses("mail")).containsExactly(DeliveryStatus.PENDING);
        assertThat(telling.hook.delivered()).hasSize(1);
    }

    @Test
    void whoRaisesNeverHearsOfTrouble() {
        RaiseNotices closed =
                new RaiseNotices(telling.outbox, telling.terms, new SequentialIds(6), telling.clock, task -> {
                    throw new RejectedExecutionException("planned");
                });
        telling.outbox.leave();

        assertThatCode(() -> closed.opened(BREAKER, Severity.ERROR, "t\u0000\u202e\nitle", "b", Optional.empty()))
                .doesNotThrowAnyException();
        assertThatCode(() -> closed.over(BREAKER, "x".repeat(100_000))).doesNotThrowAnyException();
    }

    private static Delivery await(CountDownLatch latch) {
        try {
            return new Delivery.Delivered("released: " + latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryLater("interrupted");
        }
    }

    private record Answering(String name, java.util.function.Function<Notice, Delivery> answer) implements Notifier {

        @Override
        public Delivery deliver(Notice notice) {
            return answer.apply(notice);
        }
    }
}
