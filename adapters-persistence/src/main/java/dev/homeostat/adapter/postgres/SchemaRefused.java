package dev.homeostat.adapter.postgres;

/** The database holds a schema that this program must not touch; the message says why and what to do. */
public final class SchemaRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaRefused(String message) {
        super(message);
    }

    SchemaRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
