package dev.homeostat.bootstrap.soak;

import java.util.Locale;

/** Something bad that is done while browsers are used. */
enum Harm {
    /** Chromium is killed. */
    KILLED_BROWSER,
    /** What drives Chromium is killed. */
    KILLED_DRIVER,
    /** The process that shows the pages is killed. */
    KILLED_PAGE,
    /** Chromium stands still and never goes on. */
    FROZEN_BROWSER,
    /** A page keeps itself busy for good. */
    STUCK_PAGE,
    /** The site takes a request and says nothing. */
    SILENT_SITE,
    /** The site fails. */
    BROKEN_SITE,
    /** A page breaks off in the middle. */
    TORN_PAGE,
    /** The session is over. */
    LOGGED_OUT;

    /** The word for it in reports. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
