package dev.homeostat.testkit.memory;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import java.util.Optional;

final class InMemoryEventRecorder implements EventRecorder {

    private final MemoryState state;

    InMemoryEventRecorder(MemoryState state) {
        this.state = state;
    }

    @Override
    public void record(Optional<AccountId> account, RecordedEvent event) {
        synchronized (state) {
            state.events.add(event);
        }
    }
}
