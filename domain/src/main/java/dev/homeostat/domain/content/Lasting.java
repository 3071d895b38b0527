package dev.homeostat.domain.content;

/** For how long facts last at some pace. */
public sealed interface Lasting {

    /** The pace, in facts a day, that the facts sustain for good once each is told in turn. */
    double sustainedPerDay();

    /** The facts return fast enough. */
    record Forever(double sustainedPerDay) implements Lasting {}

    /**
     * On some day there is none left that may be told.
     *
     * @param days until the first time that a fact is wanted and none may be told; 0 where none may be told now
     */
    record Days(double days, double sustainedPerDay) implements Lasting {}
}
