package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.PublishOutcome.NotSent.Cause;

/** The site or the login is not as expected; thrown only where nothing irreversible was begun. */
final class SiteTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause kind;

    SiteTrouble(Cause kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    static SiteTrouble site(String detail) {
        return new SiteTrouble(Cause.SITE, detail);
    }

    Cause kind() {
        return kind;
    }
}
