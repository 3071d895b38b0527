package dev.homeostat.simulation.site;

/** What is wrong with one view of a post's own page. */
public enum PageFault {
    /** Nothing. */
    NONE,
    /** The login page stands in its place, as if the session were over. */
    LOGGED_OUT,
    /** The post stands there without any numbers. */
    WITHOUT_NUMBERS,
    /** All numbers are half of what they should be. */
    HALVED_NUMBERS,
    /** The site fails with an internal error. */
    BROKEN
}
