package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.domain.audit.Severity;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where parts of the engine say what a person should hear of. Say it as often as it is so: a person is told once.
 *
 * <p>Calls return at once, never throw, and wait for neither the store nor the network; what they say goes to the outbox
 * by the given executor, and again by {@link DeliverNotices} should that fail. Thread-safe.
 */
public final class RaiseNotices {

    private static final Logger LOG = LoggerFactory.getLogger(RaiseNotices.class);

    private final NoticeOutbox outbox;
    private final NoticeTerms terms;
    private final IdSource ids;
    private final Executor executor;
    private final NoticeMemory memory;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * Raises notices into one outbox.
     *
     * @param executor runs one task at a time off the callers' threads; it may wait for the store
     */
    public RaiseNotices(NoticeOutbox outbox, NoticeTerms terms, IdSource ids, MachineClock clock, Executor executor) {
        this.outbox = outbox;
        this.terms = terms;
        this.ids = ids;
        this.executor = executor;
        this.memory = new NoticeMemory(ids.next(), terms, clock);
    }

    /**
     * It is the case. Saying so again only counts.
     *
     * @param causedBy while that episode lasts, nobody is told of this one
     */
    public void opened(Episode episode, Severity severity, String title, String body, Optional<Episode> causedBy) {
        signal(new Signal.Opening(id(), episode, severity, title, body, causedBy, 1, false));
    }

    /** It has happened; a person is reminded as it happens for the 5th, 10th, 20th, 40th ... time. */
    public void occurred(Episode episode, Severity severity, String title, String body, Optional<Episode> causedBy) {
        signal(new Signal.Opening(id(), episode, severity, title, body, causedBy, 1, true));
    }

    /** It is no longer the case. Does nothing when it was not. */
    public void over(Episode episode, String body) {
        signal(new Signal.Ending(id(), episode, body));
    }

    private NoticeId id() {
        return new NoticeId(ids.next());
    }

    private void signal(Signal signal) {
        if (terms.channels().isEmpty()) {
            return;
        }
        if (!memory.add(signal)) {
            LOG.error("there is no room for what is to be told of {}", signal.episode());
        }
        if (!scheduled.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::handOver);
        } catch (RuntimeException refused) {
            scheduled.set(false);
            LOG.warn("what is to be told waits for the next delivery: {}", refused.toString());
        }
    }

    private void handOver() {
        scheduled.set(false);
        if (memory.isAway()) {
            writing.lock();
            try {
                memory.keepForNow();
            } finally {
                writing.unlock();
            }
        } else {
            write();
        }
    }

    /** Gives the outbox all that it lacks; false when it is away, and notices are then made in memory. */
    boolean write() {
        writing.lock();
        try {
            Optional<Batch> batch = memory.batch();
            if (batch.isPresent()) {
                outbox.raise(batch.get(), terms);
                memory.written(batch.get(), outbox.standing());
                return true;
            }
            memory.keepForNow();
        } catch (StoreUnavailable unavailable) {
            if (memory.keepForNow()) {
                LOG.error("notices are kept in memory, because {}", unavailable.getMessage());
            }
        } catch (RuntimeException bug) {
            memory.keepForNow();
            LOG.error("notices are kept in memory, because the outbox failed", bug);
        } finally {
            writing.unlock();
        }
        return false;
    }

    NoticeMemory memory() {
        return memory;
    }

    NoticeTerms terms() {
        return terms;
    }
}
