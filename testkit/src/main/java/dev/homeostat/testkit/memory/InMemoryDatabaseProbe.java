package dev.homeostat.testkit.memory;

import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.util.List;

/** Memory answers at once, over one connection, so to speak. */
final class InMemoryDatabaseProbe implements DatabaseProbe {

    private final MemoryState state;

    InMemoryDatabaseProbe(MemoryState state) {
        this.state = state;
    }

    @Override
    public Reading probe(MachineClock host) {
        return state.transact(
                () -> new Reading(Duration.ZERO, Duration.between(host.now(), state.machineNow()), load()));
    }

    @Override
    public Load load() {
        return new Load(new PoolState(0, 1, 0, 1), List.of());
    }
}
