package dev.homeostat.domain.alert;

import java.util.Locale;

/** How far a notice has come on one channel. */
public enum DeliveryStatus {
    /** To be sent. */
    PENDING,
    /** To be sent when the channel before it fails. */
    STANDBY,
    /** The receiver has it. */
    DELIVERED,
    /** The receiver will never take it. */
    REFUSED,
    /** It was tried for as long as it is worth trying. */
    GIVEN_UP,
    /** It went into a digest. */
    MERGED,
    /** Another channel delivered it. */
    NOT_NEEDED;

    /** The word used in tables and queries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isSettled() {
        return this != PENDING && this != STANDBY;
    }
}
