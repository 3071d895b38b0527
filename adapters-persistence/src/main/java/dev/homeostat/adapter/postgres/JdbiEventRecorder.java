package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.journal.SpoolSettings;
import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes errors and events and writes them in threads of its own, in order and once each.
 *
 * <p>While the store is away they wait in the spool, if one is given, and in memory when that takes no more, up to
 * 10,000; what comes then is counted, and when the store is back an error says how many that were.
 */
final class JdbiEventRecorder implements ErrorTracker, EventRecorder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbiEventRecorder.class);

    private static final int CAPACITY = 10_000;
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final BlockingQueue<EventRow> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final EventDelivery delivery;
    private final Thread thread;
    private volatile boolean closing;

    JdbiEventRecorder(Database database, Optional<SpoolSettings> spool) {
        this(database, spool, new SteadyClock());
    }

    /**
     * A recorder by another clock than the machine's.
     *
     * @param clock tells when an error happens
     */
    JdbiEventRecorder(Database database, Optional<SpoolSettings> spool, InstantSource clock) {
        this.clock = clock;
        Supplier<Optional<EventRow>> losses = this::losses;
        this.delivery =
                new EventDelivery(waiting, new EventWriter(database, clock), new EventBacklog(spool, this), losses);
        this.thread =
                Thread.ofPlatform().name("homeostat-event-recorder").daemon().start(delivery);
    }

    @Override
    public void record(TrackedError error) {
        record(error.eventType(), () -> EventRow.of(error, UUID.randomUUID(), clock.instant()));
    }

    @Override
    public void record(Optional<AccountId> account, RecordedEvent event) {
        record(event.type(), () -> EventRow.of(account, event, UUID.randomUUID()));
    }

    private void record(String type, Supplier<EventRow> row) {
        try {
            if (closing || !waiting.offer(row.get())) {
                lose(type);
            }
        } catch (RuntimeException bug) {
            LOG.error("an event of type {} could not be recorded", type, bug);
        }
    }

    /** Logs the 1st, 2nd, 4th, 8th, ... loss, so that a storm does not fill the log. */
    private void lose(String type) {
        long count = lost.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.error("{} events are lost because the store does not take them, the latest {}", count, type);
        }
    }

    /** The error that says how many were not kept since the last time, if any. */
    private Optional<EventRow> losses() {
        long count = lost.getAndSet(0);
        if (count == 0) {
            return Optional.empty();
        }
        TrackedError error = new TrackedError(
                "events",
                "not_kept",
                Severity.ERROR,
                "%d errors and events could not be kept while the store was away".formatted(count),
                ErrorContext.ofHost("event-recorder"));
        return Optional.of(EventRow.of(error, UUID.randomUUID(), clock.instant()));
    }

    /** Writes what is left, to the store or at least to the spool, for up to 5 s. */
    @Override
    public void close() {
        closing = true;
        delivery.end(FLUSH);
        try {
            thread.join(FLUSH.plusSeconds(1));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
        long unwritten = waiting.size() + delivery.inMemory() + lost.get();
        if (unwritten > 0) {
            LOG.error("{} events could not be kept", unwritten);
        }
    }
}
