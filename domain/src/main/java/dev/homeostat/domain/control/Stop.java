package dev.homeostat.domain.control;

import java.time.Instant;

/**
 * An account that the program stopped by itself; in force until a person resumes it.
 *
 * @param hold the reason names the cause, too
 */
public record Stop(StopCause cause, Hold hold) {

    /**
     * Stops an account.
     *
     * @param detail what was met, for people
     * @param since account time
     */
    public static Stop of(StopCause cause, String detail, Instant since) {
        return new Stop(cause, new Hold(Hold.ENGINE, cause.reason(detail), since));
    }
}
