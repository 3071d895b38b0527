package dev.homeostat.domain.control;

/**
 * The most that may go out, whatever learning or tuning would like. Only the operator's configuration sets them.
 *
 * @param postsPerHour posts begun within any hour of account time; a thread is one post each time it is begun or resumed
 * @param postsPerDay posts begun within any 24 hours of account time
 */
public record HardCaps(int postsPerHour, int postsPerDay) {

    public static final HardCaps DEFAULT = new HardCaps(6, 40);

    public HardCaps {
        if (postsPerHour < 1 || postsPerDay < 1) {
            throw new IllegalArgumentException("a cap is at least 1; to let nothing go out, stop or pause the account");
        }
    }
}
