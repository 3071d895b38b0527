package dev.homeostat.adapter.postgres;

import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.resilience.RetryAllowance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one entry to JDBC, through one of its {@link Lanes}. A failure of the connection becomes {@link StoreUnavailable};
 * a conflict with another transaction is tried again a few times, because nothing of it was committed, and as far as the
 * process may retry at all; anything else is a bug and passes.
 */
final class Database {

    private static final int MAX_TRIES = 5;

    private final Parts parts;
    private final Lane lane;

    /** What all lanes of one database have in common. */
    private record Parts(
            DataSource dataSource,
            Runnable beforeCommit,
            RetryAllowance retries,
            Jdbi jdbi,
            Lanes lanes,
            CallSites callSites,
            Callers borrowers,
            Callers queue,
            SlowStatements slow) {}

    Database(DataSource dataSource) {
        this(dataSource, () -> {});
    }

    /**
     * An entry that lets somebody look on.
     *
     * @param beforeCommit run right before each commit, by the thread that commits
     */
    Database(DataSource dataSource, Runnable beforeCommit) {
        this(dataSource, beforeCommit, RetryAllowance.UNLIMITED);
    }

    /**
     * An entry that retries as far as the process may.
     *
     * @param beforeCommit run right before each commit, by the thread that commits
     * @param retries asked before each retry
     */
    Database(DataSource dataSource, Runnable beforeCommit, RetryAllowance retries) {
        this(dataSource, beforeCommit, retries, Lanes.USUAL_WAIT);
    }

    /**
     * An entry whose callers wait for no longer than this.
     *
     * @param longestWait for a place in a lane
     */
    Database(DataSource dataSource, Runnable beforeCommit, RetryAllowance retries, Duration longestWait) {
        Callers borrowers = new Callers();
        SlowStatements slow = new SlowStatements(borrowers);
        Lanes lanes = new Lanes(longestWait, borrowers);
        Jdbi jdbi = Jdbi.create(dataSource).registerArgument(new InstantArguments());
        jdbi.setSqlLogger(slow);
        this.parts = new Parts(
                dataSource, beforeCommit, retries, jdbi, lanes, new CallSites(), borrowers, new Callers(), slow);
        this.lane = lanes.ordinary();
    }

    private Database(Parts parts, Lane lane) {
        this.parts = parts;
        this.lane = lane;
    }

    /** The same database for what posts, heals and keeps the account: it finds a connection whatever else goes on. */
    Database critical() {
        return new Database(parts, parts.lanes().critical());
    }

    /** For the job scheduler, which has a place of its own; failures are not mapped. */
    DataSource dataSource() {
        return new LaneDataSource(parts.dataSource(), parts.lanes().scheduler(), parts.borrowers()).proxy();
    }

    /** Who holds connections now. */
    Callers borrowers() {
        return parts.borrowers();
    }

    /** Who waits for a connection now. */
    Callers queue() {
        return parts.queue();
    }

    SlowStatements slowStatements() {
        return parts.slow();
    }

    /** How long transactions took by where they were begun, since the process began. */
    List<QueryStatistics> statistics() {
        return parts.callSites().statistics();
    }

    /**
     * How many connections are in use, and how many callers wait for a place.
     *
     * @param idle how many connections are open and not in use
     * @param waiting how many callers wait for a connection besides
     */
    PoolState pool(int idle, int waiting) {
        return new PoolState(parts.borrowers().count(), idle, parts.lanes().waiting() + waiting, Lanes.CONNECTIONS);
    }

    <T> T inTransaction(Function<Handle, T> work) {
        return run(parts.callSites().of(work.getClass()), work);
    }

    void useTransaction(Consumer<Handle> work) {
        run(parts.callSites().of(work.getClass()), handle -> {
            work.accept(handle);
            return true;
        });
    }

    private <T> T run(CallSite site, Function<Handle, T> work) {
        parts.retries().firstTry();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(site, work);
            } catch (RuntimeException failure) {
                Optional<SQLException> cause = SqlFailures.find(failure);
                boolean conflict = cause.filter(SqlFailures::isConflict).isPresent();
                if (conflict && attempt < MAX_TRIES && parts.retries().tryRetry()) {
                    continue;
                }
                if (conflict || cause.filter(SqlFailures::isAway).isPresent()) {
                    throw new StoreUnavailable("the database did not answer: " + firstLine(cause.get()), failure);
                }
                throw failure;
            }
        }
    }

    /** A transaction within another of the same thread takes part in that one, and needs no place of its own. */
    private <T> T once(CallSite site, Function<Handle, T> work) {
        if (parts.borrowers().isHere()) {
            return parts.jdbi().inTransaction(work::apply);
        }
        parts.queue().begin(site.name());
        try {
            lane.enter(site.name());
            try {
                return parts.jdbi().withHandle(handle -> timed(site, handle, work));
            } finally {
                lane.leave();
            }
        } finally {
            parts.queue().end();
        }
    }

    private <T> T timed(CallSite site, Handle handle, Function<Handle, T> work) {
        long begun = System.nanoTime();
        parts.queue().end();
        parts.borrowers().begin(site.name());
        try {
            return handle.inTransaction(same -> {
                T result = work.apply(same);
                parts.beforeCommit().run();
                return result;
            });
        } finally {
            parts.borrowers().end();
            site.took(System.nanoTime() - begun);
        }
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
    }
}
