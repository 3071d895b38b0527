package dev.homeostat.domain.engagement;

import java.util.Locale;

/** What came of trying to read a post's metrics from the site. Reasons may quote the site and are untrusted text. */
public sealed interface SiteReading {

    /** The numbers stood on a page that proved to be read while logged in and to be this post's. */
    record Read(Metrics metrics) implements SiteReading {}

    /** No numbers were read; nothing is known of them. A page that asks for a login never reads as zero. */
    record Unreadable(Cause cause, String reason) implements SiteReading {}

    /** Why a reading failed. */
    enum Cause {
        /** No proof of being logged in. */
        LOGIN,
        /** The site holds the account up: it asks for proof of a person, or has locked or suspended the account. */
        ACCOUNT,
        /** The site asks to come later. */
        THROTTLED,
        /** The site did not answer, or with an error. */
        SITE,
        /** The site says that there is no such post. */
        GONE,
        /** The page came, but numbers were not where the profile says, or not in its form. */
        LAYOUT,
        /** The browser did not start or did not respond. */
        BROWSER,
        /** Numbers were read that cannot be true, such as half of the likes gone since the reading before. */
        IMPLAUSIBLE;

        /** The word used in tables and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
