package dev.homeostat.testkit.contract;

import dev.homeostat.application.StorePorts;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;

/** What a contract needs of the store under test, fresh for each test. */
public interface StoreFixture {

    /** The store, empty, the same for the whole of a test. */
    StorePorts store();

    /** Lets the store's clock run on by this much machine time. */
    void elapse(Duration time);

    /** Lets the next call to the store fail in this way. */
    void failNext(StoreFault fault);
}
