package dev.homeostat.testkit.alert;

import static dev.homeostat.testkit.alert.Telling.BREAKER;
import static dev.homeostat.testkit.alert.Telling.POST_FAILED;
import static dev.homeostat.testkit.alert.Telling.STORE_AWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.audit.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand failures of one outage must not be a thousand notices. */
class NoticeStormTest {

    private final Telling telling = Telling.toBoth();

    @Test
    void anOutageOfTheDatabaseIsToldOnceAndItsEndOnce() {
        telling.pass();
        telling.outbox.leave();
        fail(1_000, STORE_AWAY);
        telling.outbox.comeBack();
        end(STORE_AWAY);
        telling.passFor(Duration.ofMinutes(30));

        assertToldOfOneOutage(STORE_AWAY);
    }

    @Test
    void anOutageOfTheSiteIsToldOnceAndItsEndOnce() {
        fail(1_000, BREAKER);
        end(BREAKER);
        telling.passFor(Duration.ofMinutes(30));

        assertToldOfOneOutage(BREAKER);
    }

    @Test
    void anOutageThatFlapsIsStillOne() {
        for (int i = 0; i < 20; i++) {
            fail(50, BREAKER);
            end(BREAKER);
            telling.passFor(Duration.ofMinutes(5));
        }
        telling.passFor(Duration.ofMinutes(30));

        assertToldOfOneOutage(BREAKER);
    }

    @Test
    void failuresOfManyThreadsAreAllCounted() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 1_000)
                    .mapToObj(i -> Executors.callable(() -> telling.opened(BREAKER)))
                    .toList());
        }
        telling.pass();

        assertThat(telling.outbox.standing().episodes().getFirst().occurrences())
                .isEqualTo(1_000);
        assertThat(telling.mail.delivered()).hasSize(1);
    }

    @Test
    void repetitionsThatMatterAreRemindedOfLessAndLess() {
        for (int i = 0; i < 1_000; i++) {
            telling.raise.occurred(POST_FAILED, Severity.ERROR, "A post failed", "", Optional.empty());
        }
        telling.passFor(Duration.ofMinutes(1));

        // 5, 10, 20, 40, 80, 160, 320, 640: with the first, nine.
        assertThat(telling.mail.delivered()).hasSize(9);
        assertThat(telling.mail.delivered().getLast().title()).isEqualTo("A post failed (640 times)");
    }

    /** All sorts of things go wrong for one reason, while the engine goes on trying. */
    private void fail(int failures, Episode cause) {
        telling.opened(cause);
        for (int i = 0; i < failures; i++) {
            telling.failed(Episode.of("post-failed", new AccountId("account-" + i % 7)), cause);
            telling.failed(Episode.of("reading-failed"), cause);
            telling.opened(cause);
            if (i % 100 == 0) {
                telling.pass();
            }
        }
    }

    private void end(Episode cause) {
        for (int i = 0; i < 7; i++) {
            telling.raise.over(Episode.of("post-failed", new AccountId("account-" + i)), "Posts go out again.");
        }
        telling.raise.over(Episode.of("reading-failed"), "Pages are read again.");
        telling.raise.over(cause, "It answers again.");
    }

    private void assertToldOfOneOutage(Episode cause) {
        List<Notice> told = telling.mail.delivered();
        assertThat(told).extracting(Notice::kind).containsExactly(Notice.Kind.OPENED, Notice.Kind.OVER);
        assertThat(told).extracting(Notice::episode).containsOnly(cause);
        assertThat(told.getLast().body())
                .contains("Held back meanwhile:", "post-failed/account-3", "reading-failed", "1,000 times");
        assertThat(telling.hook.delivered()).isEqualTo(told);
    }
}
