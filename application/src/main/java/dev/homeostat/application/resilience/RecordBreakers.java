package dev.homeostat.application.resilience;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.resilience.BreakerTransition;
import java.util.Map;
import java.util.Optional;

/** Records the episodes of circuit breakers as events of the host. Thread-safe. */
public final class RecordBreakers implements BreakerListener {

    private final EventRecorder events;

    public RecordBreakers(EventRecorder events) {
        this.events = events;
    }

    @Override
    public void changed(BreakerTransition transition) {
        Severity severity = transition.change() == BreakerTransition.Change.CLOSED ? Severity.INFO : Severity.ERROR;
        Map<String, String> data = Map.of(
                "dependency", transition.dependency().word(),
                "detail", transition.cause(),
                "episode_began", transition.episodeBegan().toString(),
                "open_seconds", Long.toString(transition.cumulativeOpen().toSeconds()));
        events.record(
                Optional.empty(),
                new RecordedEvent("circuit_breaker_" + transition.change().word(), severity, transition.at(), data));
    }
}
