package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventRecorder} must do. */
public interface EventRecorderContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");
    Instant AT = Instant.parse("2026-01-31T23:59:59.123456Z");

    /** By this key of its data an event of this contract is found again. */
    String POST = "00000000-0000-7e57-0000-000000000001";

    /** The events of {@link #POST} in the order in which they were recorded, as soon as there are that many. */
    List<RecordedEvent> kept(int count);

    /** The recorder under test, by default that of the store. */
    default EventRecorder recorder() {
        return store().events();
    }

    @BeforeEach
    default void openTheAccount() {
        store().accounts().open(ACCOUNT);
    }

    @Test
    default void keepsAnEventAsItIs() {
        RecordedEvent event = new RecordedEvent(
                "report", Severity.INFO, AT, Map.of("post_id", POST, "health", "97", "text", "ä\"\n"));
        recorder().record(Optional.of(ACCOUNT), event);

        assertThat(kept(1)).containsExactly(event);
    }

    @Test
    default void keepsEventsOfTheHost() {
        recorder().record(Optional.empty(), event(1));

        assertThat(kept(1)).containsExactly(event(1));
    }

    @Test
    default void keepsTheOrder() {
        IntStream.rangeClosed(1, 250).forEach(number -> recorder().record(Optional.of(ACCOUNT), event(number)));

        assertThat(kept(250))
                .isEqualTo(IntStream.rangeClosed(1, 250).mapToObj(this::event).toList());
    }

    @Test
    default void anOutageIsNotTheCallersConcern() {
        failNext(StoreFault.NOT_REACHED);
        recorder().record(Optional.of(ACCOUNT), event(1));
        recorder().record(Optional.of(ACCOUNT), event(2));

        assertThat(kept(2)).containsExactly(event(1), event(2));
    }

    @Test
    default void keepsAnEventOnceWhenTheReplyIsLost() {
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        recorder().record(Optional.of(ACCOUNT), event(1));
        recorder().record(Optional.of(ACCOUNT), event(2));

        assertThat(kept(2)).containsExactly(event(1), event(2));
    }

    private RecordedEvent event(int number) {
        return new RecordedEvent(
                "report", Severity.DEBUG, AT, Map.of("post_id", POST, "number", Integer.toString(number)));
    }
}
