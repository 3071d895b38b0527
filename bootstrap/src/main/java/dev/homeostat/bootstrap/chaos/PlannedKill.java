package dev.homeostat.bootstrap.chaos;

/**
 * A kill to come.
 *
 * @param number from 1
 * @param fault what the site is to do with the request of the publish that is cut short
 * @param start what the engine does first in this life
 * @param moment 0 to 1: how far into its span the kill comes, where it has one
 * @param size 0 to 1: how long the fault takes, within its bounds
 */
record PlannedKill(int number, KillPoint point, SiteFault fault, Start start, double moment, double size) {

    /** What an engine does first. */
    enum Start {
        /** It publishes at once, with a browser that is still to be started. */
        PUBLISHING,
        /** It finds out what became of the attempts before, and then publishes. */
        RECONCILING
    }
}
