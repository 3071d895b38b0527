package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.StoreUnavailable;

/** The database could not be used at start-up; the message is one sentence for the operator, with what to do. */
public final class DatabaseUnreachable extends StoreUnavailable {

    private static final long serialVersionUID = 1L;

    private final boolean away;

    DatabaseUnreachable(String message, Throwable cause) {
        this(message, cause, false);
    }

    /**
     * One that may pass.
     *
     * @param away whether nobody answered, rather than refused
     */
    DatabaseUnreachable(String message, Throwable cause, boolean away) {
        super(message, cause);
        this.away = away;
    }

    /** Whether nobody answered: the same may work a moment later, with nothing in the configuration changed. */
    public boolean isAway() {
        return away;
    }
}
