package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.alert.port.NoticeOutbox.Entry;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.contract.NoticeOutboxContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JdbiNoticeOutboxTest extends PostgresFixture implements NoticeOutboxContract {

    private static final NoticeTerms TO_MAIL = NoticeTerms.toAll(List.of("mail"));

    @Test
    void processesThatRaceForAnEpisodeMakeOneNotice() throws Exception {
        List<PostgresStore> stores = IntStream.range(0, 2)
                .mapToObj(i -> PostgresStore.open(database.settings()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(IntStream.range(0, 40)
                    .mapToObj(i -> Executors.callable(
                            () -> stores.get(i % 2).ports().notices().raise(batch(i), TO_MAIL)))
                    .toList())) {
                done.get();
            }
        } finally {
            stores.forEach(PostgresStore::close);
        }

        assertThat(store().notices().notices(10)).hasSize(1);
        assertThat(store().notices().standing().episodes().getFirst().occurrences())
                .isEqualTo(40);
    }

    @Test
    void processesThatRaceForADeliveryGetItOnce() throws Exception {
        store().notices().raise(batch(1), TO_MAIL);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            long taken = 0;
            for (var next : threads.invokeAll(IntStream.range(0, 20)
                    .<java.util.concurrent.Callable<Optional<Dispatch>>>mapToObj(i -> () ->
                            store().notices().next("mail", Optional.empty(), new NoticeId(new UUID(8, i)), TO_MAIL))
                    .toList())) {
                taken += next.get().stream().count();
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void keepsNoSecretsAndWhatOperatorsAskFor() {
        Signal.Opening opening = new Signal.Opening(
                new NoticeId(new UUID(5, 5)),
                Episode.of("post-failed", new AccountId("ours")),
                Severity.ERROR,
                "A post failed",
                "the site said: password=hunter2",
                Optional.empty(),
                1,
                false);
        store().notices()
                .raise(new Batch(new UUID(1, 1), List.of(new Entry(1, opening, Duration.ZERO)), List.of()), TO_MAIL);
        Dispatch dispatch = store().notices()
                .next("mail", Optional.empty(), new NoticeId(new UUID(8, 0)), TO_MAIL)
                .orElseThrow();
        store().notices().record(dispatch, new Delivery.Delivered("250 ok"), 0.5);

        assertThat(dispatch.notice().body()).isEqualTo("the site said: password=[redacted]");
        assertThat(database.query("""
                SELECT n.account_id, n.episode, n.kind, n.severity, n.body, d.channel, d.status, d.detail
                FROM homeostat.notices n JOIN homeostat.notice_deliveries d USING (notice_id)
                """))
                .containsExactly("ours|post-failed/ours|opened|error|the site said: password=[redacted]"
                        + "|mail|delivered|250 ok");
    }

    private static Batch batch(int process) {
        Signal opening = new Signal.Opening(
                new NoticeId(new UUID(6, process)),
                Episode.of("breaker/site"),
                Severity.ERROR,
                "The site does not answer",
                "",
                Optional.empty(),
                1,
                false);
        return new Batch(new UUID(7, process), List.of(new Entry(1, opening, Duration.ZERO)), List.of());
    }
}
