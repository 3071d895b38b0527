package dev.homeostat.testkit.contract;

import dev.homeostat.application.StorePorts;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;

/** What a contract needs of the store under test, fresh for each test. */
public interface StoreFixture {

    /** The store, empty, the same for the whole of a test. */
    StorePorts store();

    /** Lets the store's clock run on by this much machine time. */
    void elapse(Duration time);

    /** Every event in the store, oldest first. */
    List<RecordedEvent> recordedEvents();

    /** Keeps a post of an opened account in whatever state it is that has not been claimed. */
    void keep(Post post, Decision decision);

    /** Lets the next call to the store fail in this way. */
    void failNext(StoreFault fault);
}
