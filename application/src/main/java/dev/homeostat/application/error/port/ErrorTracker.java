package dev.homeostat.application.error.port;

import dev.homeostat.domain.error.TrackedError;

/**
 * The one way by which a failure is recorded, as the event {@code error_<component>_<kind>}. Never throws into its
 * caller and never keeps it waiting for the store. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ErrorTracker {

    void record(TrackedError error);
}
