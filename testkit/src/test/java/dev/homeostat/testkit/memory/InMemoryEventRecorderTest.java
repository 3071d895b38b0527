package dev.homeostat.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.contract.EventRecorderContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class InMemoryEventRecorderTest implements EventRecorderContract {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final InMemoryStore store = new InMemoryStore(clock);

    @Override
    public StorePorts store() {
        return store.ports();
    }

    @Override
    public void elapse(Duration time) {
        clock.advance(time);
    }

    @Override
    public void failNext(StoreFault fault) {
        store.failNext(fault);
    }

    @Override
    public List<RecordedEvent> kept(int count) {
        letAPlannedFaultPass();
        List<RecordedEvent> events = store.events().stream()
                .filter(event -> POST.equals(event.data().get("post_id")))
                .toList();
        assertThat(events).hasSize(count);
        return events;
    }

    private void letAPlannedFaultPass() {
        try {
            store.events();
        } catch (StoreUnavailable planned) {
            assertThat(planned).hasMessageContaining("planned");
        }
    }
}
