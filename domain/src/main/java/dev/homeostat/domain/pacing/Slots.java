package dev.homeostat.domain.pacing;

import java.time.Instant;
import java.util.Optional;

/**
 * The rate slots that an account's posts have taken. One is taken with a claim, and given back when it turns out that
 * provably nothing was accepted.
 *
 * @param lastHour taken within the hour that ends now, account time
 * @param lastDay taken within the 24 hours that end now, account time
 * @param latest account time at which the latest was taken
 */
public record Slots(int lastHour, int lastDay, Optional<Instant> latest) {

    public static final Slots NONE = new Slots(0, 0, Optional.empty());
}
