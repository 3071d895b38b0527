package dev.homeostat.application.control.port;

import java.util.Optional;

/**
 * A kill switch outside of the store, such as a file, that works while the store is away. Implementations are
 * thread-safe and never throw: a signal that cannot be read counts as given.
 */
@FunctionalInterface
public interface StopSignal {

    /** Why everything must stop, empty while it need not. */
    Optional<String> given();
}
