package dev.homeostat.simulation.virtual;

/** Where an engine can be disturbed: right before and right after each call that matters. */
public enum DisturbancePoint {
    BEFORE_CLAIM,
    AFTER_CLAIM,
    BEFORE_AUTHORIZE,
    AFTER_AUTHORIZE,
    BEFORE_SETTLE,
    AFTER_SETTLE,
    BEFORE_SWEEP,
    AFTER_SWEEP,
    BEFORE_READ,
    AFTER_READ,
    BEFORE_RESOLVE,
    AFTER_RESOLVE
}
