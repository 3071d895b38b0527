package dev.homeostat.bootstrap.chaos;

/**
 * A kill to come.
 *
 * @param number from 1
 * @param fault what the site is to do with the request of the publish that is cut short
 * @param fraction 0 to 1: how far into the span the kill comes, where a span is open; how long the fault takes
 */
record PlannedKill(int number, KillPoint point, SiteFault fault, double fraction) {}
