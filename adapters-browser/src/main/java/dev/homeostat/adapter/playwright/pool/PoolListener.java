package dev.homeostat.adapter.playwright.pool;

import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.QueueFinding;
import java.time.Duration;

/** Is told of what goes on in a pool of browsers; must return soon and throw nothing. Called by several threads. */
public interface PoolListener {

    PoolListener NONE = new PoolListener() {
        @Override
        public void granted(String what, LeasePriority priority, Duration waited) {
            // Nobody asks.
        }

        @Override
        public void released(String what, LeasePriority priority, Duration held, boolean brokenOff) {
            // Nobody asks.
        }

        @Override
        public void lasts(String what, Duration held) {
            // Nobody asks.
        }

        @Override
        public void ended(String what, Duration held, String why) {
            // Nobody asks.
        }

        @Override
        public void replaced(int worker, String why) {
            // Nobody asks.
        }

        @Override
        public void crowded(QueueFinding finding) {
            // Nobody asks.
        }
    };

    /** An operation got a browser. */
    void granted(String what, LeasePriority priority, Duration waited);

    /** An operation gave its browser back, or was broken off for something more urgent. */
    void released(String what, LeasePriority priority, Duration held, boolean brokenOff);

    /** An operation has held a browser for long. */
    void lasts(String what, Duration held);

    /** The browser of an operation was killed. */
    void ended(String what, Duration held, String why);

    /** A fresh browser stands in another's place. */
    void replaced(int worker, String why);

    /** Too many wait for a browser from now on, or somebody has waited for too long; told once. */
    void crowded(QueueFinding finding);
}
