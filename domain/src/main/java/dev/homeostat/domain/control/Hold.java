package dev.homeostat.domain.control;

import java.time.Instant;

/**
 * A person's order not to act, in force until a person lifts it.
 *
 * @param by who gave it
 * @param since account time at which it was given
 */
public record Hold(String by, String reason, Instant since) {

    /** Who gave it where the program stopped an account by itself. */
    public static final String ENGINE = "homeostat";
}
