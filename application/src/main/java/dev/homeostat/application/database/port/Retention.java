package dev.homeostat.application.database.port;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/**
 * How the store forgets. What was published, what was tried, what was learned and the audit are never forgotten.
 *
 * <p>Ages are counted back from the store's machine time. Every call is a transaction of its own, and may be repeated.
 * Implementations are thread-safe and throw {@link dev.homeostat.application.error.port.StoreUnavailable} when the store
 * does not answer or is too busy for it.
 */
public interface Retention {

    /** What is removed record by record. */
    enum Kind {
        /** Events of whole months, as far as {@link #dropMonths} does not reach them. */
        EVENTS,
        RUNS,
        /** Notices of which nothing is still to be delivered. */
        NOTICES,
        /** Episodes that were closed. */
        EPISODES,
        RATE_SLOTS,
        READING_OUTCOMES
    }

    /** Makes room for the events of this month and the next two; where there is room it does nothing. */
    void prepareMonths();

    /**
     * Drops whole months of events that were over so long ago, at once and with all that is in them.
     *
     * @return the months, oldest first
     */
    List<YearMonth> dropMonths(Duration olderThan);

    /**
     * Removes records that are older than this, in no certain order.
     *
     * @param atMost how many in this call
     * @return how many; fewer than {@code atMost} when none are left
     */
    int remove(Kind kind, Duration olderThan, int atMost);
}
