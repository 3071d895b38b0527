package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.resilience.ErrorClass;
import dev.homeostat.domain.resilience.ErrorClassifier;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what failed in the database; what that means is for {@link ErrorClassifier} to say. */
final class SqlFailures {

    private SqlFailures() {}

    static Optional<SQLException> find(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    static boolean isConflict(SQLException failure) {
        return ErrorClassifier.isConflict(stateOf(failure));
    }

    /** Whether the database is away, or the answer is: what was asked for may have happened or not. */
    static boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || (!isConflict(failure) && ErrorClassifier.ofSqlState(stateOf(failure)) != ErrorClass.PERMANENT);
    }

    /** A failure without a state comes from the driver or the pool, never from the server. */
    private static String stateOf(SQLException failure) {
        return Objects.requireNonNullElse(failure.getSQLState(), "");
    }
}
