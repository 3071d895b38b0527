package dev.homeostat.adapter.postgres;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells by SQLSTATE what a failure of the database means. */
final class SqlFailures {

    /** Serialization failure and deadlock: nothing was committed and the same call may succeed at once. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /** Connection lost, server out of resources or stopping, operator intervention, system error. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");

    /** The server fell back to being a read-only standby. */
    private static final String READ_ONLY = "25006";

    private SqlFailures() {}

    static Optional<SQLException> find(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    static boolean isConflict(SQLException failure) {
        return failure.getSQLState() != null && CONFLICTS.contains(failure.getSQLState());
    }

    /** A failure without a state comes from the driver or the pool, never from the server. */
    static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || state.length() < 2
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || AWAY_CLASSES.contains(state.substring(0, 2))
                || READ_ONLY.equals(state);
    }
}
