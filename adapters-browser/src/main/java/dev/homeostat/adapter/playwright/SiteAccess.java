package dev.homeostat.adapter.playwright;

import java.util.Optional;

/**
 * What it takes to use a site with one account. Thread-safe.
 *
 * @param quiet of this account, whoever uses it
 */
record SiteAccess(SiteProfile profile, Credentials credentials, Quiet quiet) {

    static SiteAccess of(SiteProfile profile, Credentials credentials) {
        return new SiteAccess(profile, credentials, new Quiet());
    }

    /** What the browser itself is to answer where the site asks who is there, if it asks so. */
    Optional<HttpLogin> httpLogin() {
        return profile.login().kind() == SiteProfile.Login.Kind.BASIC
                ? Optional.of(new HttpLogin(profile.baseUrl(), credentials))
                : Optional.empty();
    }

    /** A page of the site. */
    SitePage page(Tab tab) {
        return new SitePage(tab, this, Optional.empty());
    }

    /**
     * A page of the site that has only so much time.
     *
     * @param until when every wait is over, where that comes before the profile's own limit of each
     */
    SitePage page(Tab tab, Countdown until) {
        return new SitePage(tab, this, Optional.of(until));
    }
}
