package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.LeasePriority;
import java.time.Duration;

/**
 * Somebody will want a browser.
 *
 * @param at when it is first asked for
 * @param patience the interval of the job that asks
 * @param takes how long it has the browser when nothing comes between
 * @param yields how long it takes to give way
 * @param hangs whether it never ends by itself, nor gives way
 */
record Operation(
        Duration at, LeasePriority priority, Duration patience, Duration takes, Duration yields, boolean hangs) {

    boolean isCritical() {
        return priority.isCritical();
    }
}
