package dev.homeostat.testkit.memory;

/** How a call to the store may go wrong. */
public enum StoreFault {
    /** Nothing happened. */
    NOT_REACHED,
    /** It happened, but the caller cannot know. */
    COMMITTED_REPLY_LOST
}
