package dev.homeostat.application.database.port;

/**
 * How the connections of a process stand.
 *
 * @param active in use
 * @param idle open and not in use
 * @param waiting callers that wait for one
 * @param max how many there may be
 */
public record PoolState(int active, int idle, int waiting, int max) {}
