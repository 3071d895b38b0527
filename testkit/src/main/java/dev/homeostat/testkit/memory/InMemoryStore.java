package dev.homeostat.testkit.memory;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All store ports over one memory, lost at the end of the process. Thread-safe.
 *
 * <p>It forgets nothing but old runs: of each account it keeps the latest 100,000.
 */
public final class InMemoryStore {

    private final MemoryState state;
    private final InMemoryErrorTracker errors;

    /**
     * An empty store.
     *
     * @param clock the store's clock: leases, deadlines and account time go by it
     */
    public InMemoryStore(MachineClock clock) {
        this.state = new MemoryState(clock);
        this.errors = new InMemoryErrorTracker(state);
    }

    public StorePorts ports() {
        return new StorePorts(
                new InMemoryAccounts(state),
                new InMemoryTenureRegistry(state),
                new InMemoryControlPanel(state),
                new InMemoryPosts(state),
                new InMemoryPublishingDesk(state),
                new InMemoryContentPlan(state),
                new InMemoryEngagementLedger(state),
                new InMemoryLearningLog(state),
                new InMemoryJobHeartbeats(state),
                new InMemoryModerationDesk(state),
                new InMemoryAuditLog(state),
                new InMemoryNoticeOutbox(state),
                errors,
                new InMemoryEventRecorder(state),
                new InMemoryDatabaseProbe(state),
                new InMemoryRetention(state));
    }

    /** Keeps a post in whatever state it is. */
    void keep(Post post, Decision decision) {
        state.transact(() -> {
            Instant now = state.accountNow(post.details().account());
            state.add(new KeptPost(post, decision, Optional.empty(), now));
            return state;
        });
    }

    /** Lets the next call to any port but the error tracker and the event recorder fail. */
    public void failNext(StoreFault fault) {
        state.failNext(fault);
    }

    /** From now on every call fails, but those of the error tracker and the event recorder. */
    public void goAway() {
        state.beAway(true);
    }

    /** It answers again. */
    public void comeBack() {
        state.beAway(false);
    }

    /** Every event so far, oldest first. */
    public List<RecordedEvent> events() {
        return state.transact(() -> state.events.all());
    }

    public List<TrackedError> errors() {
        return errors.recorded();
    }

    /** Every post, oldest first. */
    public List<Post> posts() {
        return state.transact(
                () -> state.posts.values().stream().map(KeptPost::post).toList());
    }
}
