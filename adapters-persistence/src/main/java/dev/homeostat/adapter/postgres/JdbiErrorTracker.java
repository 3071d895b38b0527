package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.error.TrackedError;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes errors in a thread of its own. While the store is away they wait, up to a bound, beyond which they are counted
 * and logged.
 */
final class JdbiErrorTracker implements ErrorTracker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbiErrorTracker.class);

    private static final int CAPACITY = 10_000;
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final BlockingQueue<ErrorRow> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;
    private volatile long flushUntilNanos;

    JdbiErrorTracker(Database database) {
        this.database = database;
        this.writer =
                Thread.ofPlatform().name("homeostat-error-tracker").daemon().start(this::writeAll);
    }

    @Override
    public void record(TrackedError error) {
        try {
            ErrorRow row = ErrorRow.of(error, UUID.randomUUID(), System.nanoTime());
            if (closing.getCount() == 0 || !waiting.offer(row)) {
                lose(error.eventType());
            }
        } catch (RuntimeException bug) {
            LOG.error("an error of type {} could not be recorded", error.eventType(), bug);
        }
    }

    /** Logs the 1st, 2nd, 4th, 8th, ... loss, so that a storm does not fill the log. */
    private void lose(String type) {
        long count = lost.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.error("{} errors are lost because the store does not take them, the latest {}", count, type);
        }
    }

    private void writeAll() {
        Optional<ErrorRow> row = next();
        while (row.isPresent()) {
            keep(row.get());
            row = next();
        }
    }

    /** Waits for the next one; empty when closing and nothing is left, or when the time to flush is over. */
    private Optional<ErrorRow> next() {
        while (true) {
            try {
                Optional<ErrorRow> row = Optional.ofNullable(waiting.poll(50, TimeUnit.MILLISECONDS));
                boolean open = closing.getCount() > 0;
                if (row.isPresent() || !open) {
                    return row;
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private void keep(ErrorRow row) {
        Duration pause = FIRST_PAUSE;
        while (!written(row)) {
            if (!pauseFor(pause)) {
                lose(row.type());
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** False when the store is away; what the store refuses for any other reason is logged and given up. */
    private boolean written(ErrorRow row) {
        try {
            database.useTransaction(handle -> row.write(handle, System.nanoTime()));
            return true;
        } catch (StoreUnavailable away) {
            LOG.debug("the store is away, {} errors wait", waiting.size() + 1, away);
            return false;
        } catch (RuntimeException bug) {
            LOG.error("an error of type {} could not be kept: {}", row.type(), row.data(), bug);
            return true;
        }
    }

    /** Pauses, shorter once closing; false when there is no time left. */
    private boolean pauseFor(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                TimeUnit.NANOSECONDS.sleep(FIRST_PAUSE.toNanos());
                return System.nanoTime() - flushUntilNanos < 0;
            }
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits up to 5 s for what is still to be written. */
    @Override
    public void close() {
        flushUntilNanos = System.nanoTime() + FLUSH.toNanos();
        closing.countDown();
        try {
            writer.join(FLUSH.plusSeconds(1));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (writer.isAlive()) {
            writer.interrupt();
        }
        long unwritten = waiting.size() + lost.get();
        if (unwritten > 0) {
            LOG.error("{} errors could not be kept", unwritten);
        }
    }
}
