package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.StoreUnavailable;

/** The database could not be used at start-up; the message is one sentence for the operator, with what to do. */
public final class DatabaseUnreachable extends StoreUnavailable {

    private static final long serialVersionUID = 1L;

    DatabaseUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
