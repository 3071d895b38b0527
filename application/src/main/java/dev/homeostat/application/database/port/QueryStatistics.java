package dev.homeostat.application.database.port;

import java.time.Duration;

/**
 * How long the transactions of one place in the code took since the process began, each from getting its connection to
 * giving it back.
 *
 * @param callSite class and method that begins them
 * @param p50 the middle one, to about 6 %
 * @param p95 the one that 95 of 100 did not exceed, to about 6 %
 */
public record QueryStatistics(String callSite, long count, Duration p50, Duration p95, Duration max) {}
