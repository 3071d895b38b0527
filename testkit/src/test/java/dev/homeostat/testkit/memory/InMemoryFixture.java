package dev.homeostat.testkit.memory;

import dev.homeostat.application.StorePorts;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.contract.DeskFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The in-memory store under a contract, new for each test. */
abstract class InMemoryFixture implements DeskFixture {

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
    public List<RecordedEvent> recordedEvents() {
        return store.events();
    }

    @Override
    public void keep(Post post, Decision decision) {
        store.keep(post, decision);
    }

    @Override
    public void failNext(StoreFault fault) {
        store.failNext(fault);
    }
}
