package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;
import org.jspecify.annotations.Nullable;

/**
 * The browser was taken up with something else, did not start, did not respond in time, or was ended; the message says
 * which, and what to do.
 */
public final class BrowserUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Hindrance kind;

    BrowserUnavailable(String message) {
        this(message, null);
    }

    BrowserUnavailable(String message, @Nullable Throwable cause) {
        this(Hindrance.BROWSER, message, cause);
    }

    private BrowserUnavailable(Hindrance kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** It was not to be had in time, which says nothing of how it is. */
    static BrowserUnavailable busy(String message, @Nullable Throwable cause) {
        return new BrowserUnavailable(Hindrance.BUSY, message, cause);
    }

    /** It was wanted for something that could not wait. */
    static BrowserUnavailable brokenOff() {
        return busy("it was broken off because something more urgent needed the browser", null);
    }

    Hindrance kind() {
        return kind;
    }
}
