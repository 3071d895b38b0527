package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How the connections are shared out: whoever reads for reports, learns or asks by hand can hold so many that two are
 * left for posting and healing, and one for the scheduler that wakes them. Thread-safe.
 */
final class Lanes {

    /** Of the pool, and what an embedder's pool should have room for. */
    static final int CONNECTIONS = 10;

    static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    private static final int FOR_POSTING_AND_HEALING = 2;
    private static final int FOR_THE_SCHEDULER = 1;

    private final Bounded ordinary;
    private final Bounded scheduler;

    /**
     * Lanes of an entry.
     *
     * @param longestWait for a place in a lane
     * @param borrowers who is named when there is no place
     */
    Lanes(Duration longestWait, Callers borrowers) {
        this.ordinary = new Bounded(CONNECTIONS - FOR_POSTING_AND_HEALING - FOR_THE_SCHEDULER, longestWait, borrowers);
        this.scheduler = new Bounded(FOR_THE_SCHEDULER, longestWait, borrowers);
    }

    Lane ordinary() {
        return ordinary;
    }

    Lane scheduler() {
        return scheduler;
    }

    /** Goes straight to the pool. */
    Lane critical() {
        return Open.LANE;
    }

    /** How many wait for a place. */
    int waiting() {
        return ordinary.places.getQueueLength() + scheduler.places.getQueueLength();
    }

    private enum Open implements Lane {
        LANE;

        @Override
        public void enter(String callSite) {
            // There is always a place here.
        }

        @Override
        public void leave() {
            // No place was taken.
        }
    }

    private static final class Bounded implements Lane {

        private final int size;
        private final Duration longestWait;
        private final Callers borrowers;
        private final Semaphore places;

        Bounded(int size, Duration longestWait, Callers borrowers) {
            this.size = size;
            this.longestWait = longestWait;
            this.borrowers = borrowers;
            this.places = new Semaphore(size, true);
        }

        @Override
        public void enter(String callSite) {
            if (places.tryAcquire()) {
                return;
            }
            try {
                if (!places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StoreUnavailable(
                            "%s had no connection within %d ms: the %d of its lane are in use; held are %s"
                                    .formatted(callSite, longestWait.toMillis(), size, borrowers));
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailable(
                        "%s was interrupted while it waited for a connection".formatted(callSite), ended);
            }
        }

        @Override
        public void leave() {
            places.release();
        }
    }
}
