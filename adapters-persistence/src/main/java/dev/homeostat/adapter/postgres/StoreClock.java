package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.Clock;
import dev.homeostat.application.error.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The store's time without a question for each look: asked for now and then, carried on by the monotonic clock in
 * between and while the store is away.
 */
final class StoreClock implements Clock {

    private static final Duration TRUSTED_FOR = Duration.ofSeconds(5);

    private final Database database;
    private Instant storeTime;
    private long atNanos;
    private long askAgainNanos;

    /** Asks the store, which must answer. */
    StoreClock(Database database) {
        this.database = database;
        this.atNanos = System.nanoTime();
        this.askAgainNanos = atNanos + TRUSTED_FOR.toNanos();
        this.storeTime = ask();
    }

    @Override
    public synchronized Instant now() {
        if (System.nanoTime() - askAgainNanos >= 0) {
            askAgainNanos = System.nanoTime() + TRUSTED_FOR.toNanos();
            try {
                Instant answer = ask();
                storeTime = answer;
                atNanos = System.nanoTime();
            } catch (StoreUnavailable away) {
                return carriedOn();
            }
        }
        return carriedOn();
    }

    private Instant carriedOn() {
        return storeTime.plusNanos(System.nanoTime() - atNanos);
    }

    private Instant ask() {
        return database.inTransaction(StoreClock::ask);
    }

    /** What the store's clock shows now. */
    static Instant ask(Handle handle) {
        return handle.createQuery("SELECT homeostat.now() AS now")
                .map((row, context) -> Columns.instant(row, "now"))
                .one();
    }
}
