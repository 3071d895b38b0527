package dev.homeostat.domain.resilience;

import java.util.List;

/**
 * The one place that says what a failure means for trying again.
 *
 * <p>It judges the answer alone. {@link ErrorClass#TRANSIENT} means that the next try may go better, not that this one
 * did nothing: whoever repeats an act that must not happen twice proves first that it did not happen.
 */
public final class ErrorClassifier {

    /** Serialization failure, deadlock, and a lock that was not to be had in the time given for it. */
    private static final List<String> CONFLICTS = List.of("40001", "40P01", "55P03");

    /** Connection lost, server out of resources or stopping, operator intervention, system error. */
    private static final List<String> AWAY_CLASSES = List.of("08", "53", "57", "58");

    /** The server fell back to being a read-only standby. */
    private static final String READ_ONLY = "25006";

    /** The connection was lost and with it what became of the transaction. */
    private static final String RESOLUTION_UNKNOWN = "08007";

    private ErrorClassifier() {}

    /** Classes an HTTP status that means failure; one that does not says nothing of what became of the call. */
    public static ErrorClass ofHttpStatus(int status) {
        return switch (status) {
            case 429 -> ErrorClass.THROTTLED;
            case 408, 425 -> ErrorClass.TRANSIENT;
            case 400, 413, 415, 422 -> ErrorClass.CONTENT;
            case 501, 505, 511 -> ErrorClass.PERMANENT;
            default -> ofHttpFamily(status / 100);
        };
    }

    private static ErrorClass ofHttpFamily(int family) {
        return switch (family) {
            case 4 -> ErrorClass.PERMANENT;
            case 5 -> ErrorClass.TRANSIENT;
            default -> ErrorClass.UNKNOWN_OUTCOME;
        };
    }

    /**
     * Classes a failure of a database.
     *
     * @param sqlState five characters; less, or nothing, for a failure of the driver or the pool that never reached a
     *     server
     */
    public static ErrorClass ofSqlState(String sqlState) {
        if (sqlState.equals(RESOLUTION_UNKNOWN)) {
            return ErrorClass.UNKNOWN_OUTCOME;
        }
        return isConflict(sqlState) || isAway(sqlState) ? ErrorClass.TRANSIENT : ErrorClass.PERMANENT;
    }

    /** Whether another transaction was in the way: nothing was committed, and the same one may succeed at once. */
    public static boolean isConflict(String sqlState) {
        return CONFLICTS.contains(sqlState);
    }

    private static boolean isAway(String sqlState) {
        return sqlState.length() < 2 || AWAY_CLASSES.contains(sqlState.substring(0, 2)) || READ_ONLY.equals(sqlState);
    }
}
