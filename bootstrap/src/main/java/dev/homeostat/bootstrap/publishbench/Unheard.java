package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.QueueFinding;
import java.time.Duration;

/** Hears nothing of a pool: what is measured is measured outside of it. */
final class Unheard implements PoolListener {

    @Override
    public void granted(String what, LeasePriority priority, Duration waited) {
        // Not measured.
    }

    @Override
    public void released(String what, LeasePriority priority, Duration held, boolean brokenOff) {
        // Not measured.
    }

    @Override
    public void lasts(String what, Duration held) {
        // Shows in the result.
    }

    @Override
    public void ended(String what, Duration held, String why) {
        // Shows in the result.
    }

    @Override
    public void replaced(int worker, String why) {
        // Shows in the result.
    }

    @Override
    public void crowded(QueueFinding finding) {
        // It is meant to be.
    }
}
