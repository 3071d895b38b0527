package dev.homeostat.simulation.virtual;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.testkit.WatchedStore;
import java.lang.reflect.Method;

/** Whether the store is away for everybody. Not thread-safe. */
final class StoreOutage implements WatchedStore.Onlooker {

    private int away;

    void begin() {
        away++;
    }

    void end() {
        away--;
    }

    @Override
    public void before(Method call) {
        if (away > 0) {
            throw new StoreUnavailable("the store is away (simulated)");
        }
    }
}
