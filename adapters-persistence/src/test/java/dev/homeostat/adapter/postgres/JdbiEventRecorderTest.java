package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.testkit.contract.EventRecorderContract;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiEventRecorderTest extends PostgresFixture implements EventRecorderContract {

    private static final String COUNT = "SELECT count(*) FROM system_events WHERE severity = 'error'";

    private final JdbiEventRecorder tracker = new JdbiEventRecorder(new Database(connections), Optional.empty());

    /** One of this test alone: what the store's offers again after a lost reply would turn up in the next. */
    @Override
    public EventRecorder recorder() {
        return tracker;
    }

    @Override
    public List<RecordedEvent> kept(int count) {
        await().until(() -> events().size() >= count);
        return events();
    }

    private List<RecordedEvent> events() {
        return new Database(connections)
                .inTransaction(handle -> StoreEvents.ofPost(handle, new PostId(UUID.fromString(POST))));
    }

    @AfterEach
    void close() {
        connections.away(false);
        tracker.close();
    }

    @Test
    void keepsErrorsThroughAnOutage() {
        int refusals = connections.refusals();
        connections.away(true);
        for (int number = 0; number < 20; number++) {
            tracker.record(error("outage " + number));
        }
        await().until(() -> connections.refusals() > refusals + 1);
        connections.away(false);

        await().untilAsserted(() -> assertThat(database.query(COUNT)).containsExactly("20"));
        assertThat(database.query("SELECT event_data->>'message' FROM system_events ORDER BY seq LIMIT 2"))
                .containsExactly("outage 0", "outage 1");
    }

    @Test
    void keepsAnErrorOnceWhenTheReplyIsLost() {
        connections.failNext(StoreFault.COMMITTED_REPLY_LOST);
        tracker.record(error("once"));
        tracker.close();

        assertThat(database.query(COUNT)).containsExactly("1");
    }

    @Test
    void closingWritesWhatIsLeft() {
        for (int number = 0; number < 100; number++) {
            tracker.record(error("left over"));
        }
        tracker.close();

        assertThat(database.query(COUNT)).containsExactly("100");
        assertThat(database.query("SELECT count(DISTINCT event_data->>'fingerprint') FROM system_events"))
                .containsExactly("1");
    }

    @Test
    void closingDoesNotWaitForeverForAStoreThatIsAway() {
        connections.away(true);
        tracker.record(error("never kept"));

        long begun = System.nanoTime();
        tracker.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(database.query(COUNT)).containsExactly("0");
    }

    @Test
    void neverThrowsIntoItsCallerEvenForTextThatPostgresCannotKeep() {
        tracker.record(error("a \u0000 and a lone surrogate \uD83D"));
        tracker.record(error("fine"));
        tracker.close();

        assertThat(database.query("SELECT count(*) FROM system_events WHERE event_data->>'message' = 'fine'"))
                .containsExactly("1");
    }

    @Test
    void eventsOfAnAccountCarryItsTime() {
        AccountId account = new AccountId("fast");
        store().accounts().setRate(account, 1_000);
        elapse(Duration.ofHours(24));
        tracker.record(new TrackedError(
                "store",
                "away",
                Severity.ERROR,
                "m",
                new ErrorContext(Optional.of(account), Optional.empty(), Optional.empty(), "t")));
        tracker.close();

        assertThat(
                        database.query(
                                "SELECT account_id, created_at > NOW() + INTERVAL '990 days' FROM system_events WHERE event_type = 'error_store_away'"))
                .containsExactly("fast|t");
    }

    private static TrackedError error(String message) {
        return new TrackedError("store", "lost", Severity.ERROR, message, ErrorContext.ofHost("trace"));
    }
}
