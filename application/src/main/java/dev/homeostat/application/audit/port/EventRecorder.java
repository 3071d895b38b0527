package dev.homeostat.application.audit.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import java.util.Optional;

/**
 * Records events that are no part of a change of state, such as reports and measurements: what changes a state writes
 * its event together with it.
 *
 * <p>An event is kept under its own time, in the order in which events were recorded, and once. Never throws into its
 * caller and never keeps it waiting for the store; events of a store that is away are kept for it as far as there is
 * room. Implementations are thread-safe.
 */
@FunctionalInterface
public interface EventRecorder {

    /**
     * Records an event.
     *
     * @param account whose event it is; empty for the host's, whose time is machine time
     */
    void record(Optional<AccountId> account, RecordedEvent event);
}
