package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;

/** The site or the login is not as expected; thrown only where nothing irreversible was begun. */
final class SiteTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Hindrance kind;

    SiteTrouble(Hindrance kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    static SiteTrouble site(String detail) {
        return new SiteTrouble(Hindrance.SITE, detail);
    }

    Hindrance kind() {
        return kind;
    }
}
