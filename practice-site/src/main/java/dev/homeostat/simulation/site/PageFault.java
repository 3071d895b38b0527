package dev.homeostat.simulation.site;

import java.util.Locale;

/** What is wrong with a page of the site: with one view of a post's own page, or with all pages for a while. */
public enum PageFault {
    /** Nothing. */
    NONE(false),
    /** The login page stands in its place, as if the session were over; where it stands on all pages, it is over. */
    LOGGED_OUT(true),
    /** The post stands there without any numbers. */
    WITHOUT_NUMBERS(false),
    /** All numbers are half of what they should be. */
    HALVED_NUMBERS(false),
    /** The site fails with an internal error. */
    BROKEN(true),
    /** The site asks whoever comes to prove that he is a person. */
    CAPTCHA(true),
    /** The session is over, and the right password is not enough to log in again. */
    CHALLENGE(true),
    /** Whoever is logged in is told that the account is locked. */
    LOCKED(true),
    /** Whoever is logged in is told that the account is suspended. */
    SUSPENDED(true),
    /** The site answers 429 and says when to come again. */
    RATE_LIMITED(true),
    /** The answer breaks off in the middle. */
    TRUNCATED(true),
    /** As soon as somebody types, the site covers the page and asks him to prove that he is a person. */
    LATE_CAPTCHA(true),
    /** The site takes the request and says nothing, for minutes. */
    SILENT(true),
    /** The page has a script that never ends, so that it does nothing any more, not even what the browser asks of it. */
    STUCK(true);

    private final boolean onAllPages;

    PageFault(boolean onAllPages) {
        this.onAllPages = onAllPages;
    }

    /** Whether it may stand on all pages, rather than on a post's own page only. */
    boolean isOnAllPages() {
        return onAllPages;
    }

    /** The word for it in counts and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
