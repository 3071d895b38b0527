package dev.homeostat.domain.alert;

/**
 * A notice taken from the queue of a channel, to be sent now.
 *
 * @param attempts how often it was tried in vain before
 */
public record Dispatch(Notice notice, String channel, int attempts) {}
