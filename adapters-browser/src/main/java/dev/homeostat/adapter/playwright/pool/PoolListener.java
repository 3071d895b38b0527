package dev.homeostat.adapter.playwright.pool;

import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.QueueFinding;
import dev.homeostat.domain.browserlease.Resize;
import java.time.Duration;

/**
 * Is told of what goes on in a pool of browsers, as far as it asks; must return soon and throw nothing. Called by several
 * threads.
 */
public interface PoolListener {

    /** Nobody asks. */
    PoolListener NONE = new PoolListener() {};

    /** An operation got a browser. */
    default void granted(String what, LeasePriority priority, Duration waited) {}

    /** An operation gave its browser back, or was broken off for something more urgent. */
    default void released(String what, LeasePriority priority, Duration held, boolean brokenOff) {}

    /** An operation has held a browser for long. */
    default void lasts(String what, Duration held) {}

    /** The browser of an operation was killed. */
    default void ended(String what, Duration held, String why) {}

    /** A fresh browser stands in another's place. */
    default void replaced(int worker, String why) {}

    /** Too many wait for a browser from now on, or somebody has waited for too long; told once. */
    default void crowded(QueueFinding finding) {}

    /** How the pool did over some minutes, and what becomes of its size. */
    default void measured(PoolWindow window, Resize resize) {}
}
