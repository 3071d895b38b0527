package dev.homeostat.domain.engagement;

/** How closely posts are followed. */
public enum Pace {
    USUAL,
    /** Half as often, while reading fails too often; never more often. */
    SLOWER
}
