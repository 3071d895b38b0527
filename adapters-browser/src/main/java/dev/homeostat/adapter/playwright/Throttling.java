package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The site asks to come later. */
final class Throttling extends SiteTrouble {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    Throttling(Optional<Duration> retryAfter, String detail) {
        super(Hindrance.THROTTLED, detail);
        this.retryAfter = retryAfter.orElse(null);
    }

    /** How long it asks to wait, empty where it does not say. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
