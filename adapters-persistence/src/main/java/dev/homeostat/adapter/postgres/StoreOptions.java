package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.journal.SpoolSettings;
import dev.homeostat.application.resilience.RetryAllowance;
import java.util.Optional;

/**
 * How a store is used.
 *
 * @param beforeCommit run right before each commit, by the thread that commits; must return quickly and not throw
 * @param spool where errors and events wait while it is away; without one they wait in memory
 * @param retries by whose leave transactions are tried again that others were in the way of
 * @param watch when its use is told of
 */
public record StoreOptions(
        Runnable beforeCommit, Optional<SpoolSettings> spool, RetryAllowance retries, WatchSettings watch) {

    /** Nobody looks on, nothing is kept on the disk, every retry is allowed. */
    public static final StoreOptions USUAL =
            new StoreOptions(() -> {}, Optional.empty(), RetryAllowance.UNLIMITED, WatchSettings.USUAL);
}
