package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;

/** A page was shown, and what the profile names is not on it, or more than once where it must be one. */
final class MissingFromPage extends SiteTrouble {

    private static final long serialVersionUID = 1L;

    MissingFromPage(String detail) {
        super(Hindrance.SITE, detail);
    }
}
