package dev.homeostat.bootstrap.chaos;

import java.util.Locale;

/** What the site did with the request of the publish that was cut short. */
enum SiteFault {
    /** The engine was killed before its request reached the site. */
    NO_REQUEST,
    NONE,
    ACCEPT_THEN_DROP,
    DROP_BEFORE_ACCEPT,
    DELAY_VISIBILITY,
    SLOW;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
