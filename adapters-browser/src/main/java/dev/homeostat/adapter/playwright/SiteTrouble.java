package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;

/** The site or the login is not as expected; thrown only where nothing irreversible was begun. What it quotes is free of secrets. */
class SiteTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Hindrance kind;

    SiteTrouble(Hindrance kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    static SiteTrouble site(String detail) {
        return new SiteTrouble(Hindrance.SITE, detail);
    }

    /** The site is well, but not the page that this takes. */
    static SiteTrouble page(String detail) {
        return new SiteTrouble(Hindrance.PAGE, detail);
    }

    Hindrance kind() {
        return kind;
    }
}
