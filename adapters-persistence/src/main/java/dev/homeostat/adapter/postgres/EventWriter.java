package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes errors and events to the store in a thread of its own, so that a store that neither answers nor refuses keeps
 * nobody waiting.
 */
final class EventWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** So much may asking for the time take longer once than another time, without events changing their order. */
    private static final Duration JITTER = Duration.ofMillis(50);

    private final Database database;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("homeostat-event-writer").daemon().factory());
    private Optional<Future<?>> unfinished = Optional.empty();
    private volatile Duration storeAhead = Duration.ZERO;

    EventWriter(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes rows, of which the store may have some already; what it refuses for another reason than being away is
     * logged and given up.
     *
     * @return whether it is done; false as well when that is not known
     */
    boolean write(List<EventRow> rows) throws InterruptedException {
        if (unfinished.filter(earlier -> !earlier.isDone()).isPresent()) {
            return false;
        }
        Future<?> writing = thread.submit(() -> writeAll(rows));
        unfinished = Optional.of(writing);
        try {
            writing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException tooLong) {
            LOG.debug("the store has not taken {} events within {}", rows.size(), PATIENCE);
            return false;
        } catch (ExecutionException failure) {
            LOG.debug("the store is away, {} events wait", rows.size(), failure);
            return false;
        }
    }

    private void writeAll(List<EventRow> rows) {
        try {
            database.useTransaction(handle -> EventRow.write(handle, rows, ahead(handle)));
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException bug) {
            if (rows.size() == 1) {
                EventRow row = rows.getFirst();
                LOG.error("an event of type {} could not be kept: {}", row.type(), row.data(), bug);
                return;
            }
            rows.forEach(row -> writeAll(List.of(row)));
        }
    }

    /** How far the store's clock is ahead of ours. */
    private Duration ahead(Handle handle) {
        Instant store = handle.createQuery("SELECT homeostat.now() AS now")
                .map((row, context) -> Columns.instant(row, "now"))
                .one();
        Duration ahead = Duration.between(clock.instant(), store).truncatedTo(ChronoUnit.MICROS);
        if (ahead.minus(storeAhead).abs().compareTo(JITTER) > 0) {
            storeAhead = ahead;
        }
        return storeAhead;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
