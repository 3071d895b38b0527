package dev.homeostat.application.error.port;

/** The store did not answer, or its reply was lost: what was asked for may have happened or not. */
public class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
