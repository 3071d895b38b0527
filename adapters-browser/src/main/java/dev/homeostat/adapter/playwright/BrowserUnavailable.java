package dev.homeostat.adapter.playwright;

import org.jspecify.annotations.Nullable;

/** The browser did not start, did not respond in time, or was ended; the message says which, and what to do. */
public final class BrowserUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrowserUnavailable(String message) {
        super(message);
    }

    BrowserUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
