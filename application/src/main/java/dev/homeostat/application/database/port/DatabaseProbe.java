package dev.homeostat.application.database.port;

import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.util.List;

/** Tries out the store. Implementations are thread-safe. */
public interface DatabaseProbe {

    /**
     * Writes, reads back what was written, and rolls back: nothing is left of it.
     *
     * @param host the clock with which the store's is compared
     * @throws dev.homeostat.application.error.port.StoreUnavailable when it does not answer
     * @throws IllegalStateException when what is read back is not what was written
     */
    Reading probe(MachineClock host);

    /** How this process uses the store, without asking it. */
    Load load();

    /**
     * What was found.
     *
     * @param latency from asking for a connection to the end of the transaction
     * @param clockOffset by how much the store's clock is ahead of the host's, negative when behind; off by no more than
     *     half the time of one question
     */
    record Reading(Duration latency, Duration clockOffset, Load load) {}

    /**
     * How much is asked of the store.
     *
     * @param statistics by call site, the slowest first
     */
    record Load(PoolState pool, List<QueryStatistics> statistics) {

        public Load {
            statistics = List.copyOf(statistics);
        }
    }

    /**
     * How the connections of a process stand.
     *
     * @param active in use
     * @param idle open and not in use
     * @param waiting callers that wait for one
     * @param max how many there may be
     */
    record PoolState(int active, int idle, int waiting, int max) {}

    /**
     * How long the transactions of one place in the code took since the process began, each from getting its connection
     * to giving it back.
     *
     * @param callSite class and method that begins them
     * @param p50 the middle one, to about 6 %
     * @param p95 the one that 95 of 100 did not exceed, to about 6 %
     */
    record QueryStatistics(String callSite, long count, Duration p50, Duration p95, Duration max) {}
}
