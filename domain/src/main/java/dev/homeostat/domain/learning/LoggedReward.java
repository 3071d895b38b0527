package dev.homeostat.domain.learning;

/**
 * A reward in the log.
 *
 * @param position its place in the account's log, from 1, without gaps
 */
public record LoggedReward(long position, Reward reward) {

    public LoggedReward {
        if (position < 1) {
            throw new IllegalArgumentException("places in the log begin with 1, not " + position);
        }
    }
}
