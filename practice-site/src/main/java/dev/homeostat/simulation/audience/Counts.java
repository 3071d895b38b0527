package dev.homeostat.simulation.audience;

/** How an item did up to a moment. */
public record Counts(long views, long likes, long replies, long reposts) {

    static final Counts NONE = new Counts(0, 0, 0, 0);
}
