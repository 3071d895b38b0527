package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;

/** The site says that there is no such page. */
final class MissingPage extends SiteTrouble {

    private static final long serialVersionUID = 1L;

    MissingPage(String detail) {
        super(Hindrance.SITE, detail);
    }
}
