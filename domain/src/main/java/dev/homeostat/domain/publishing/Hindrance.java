package dev.homeostat.domain.publishing;

import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.resilience.ErrorClass;
import java.util.Optional;

/** What kept something from being done on the site. */
public enum Hindrance {
    /** A person's order. */
    HELD,
    /** The claim or the tenure is another's by now. */
    FENCED,
    /** The deadline passed before it could be begun. */
    LATE,
    /** The site asked for a login that did not succeed. */
    LOGIN,
    /** The site did not answer, or not with the page that was expected. */
    SITE,
    /** The site is well, but not the page that this takes: it may lie in what was to be done. */
    PAGE,
    /** The site asks to come later. */
    THROTTLED,
    /** The browser did not start or did not respond. */
    BROWSER,
    /** The browser was taken up with something else, or the wait for it was broken off. */
    BUSY,
    /** The store did not answer when asked for leave. */
    STORE,
    /** The site asks for proof that a person is at work. */
    CAPTCHA,
    /** The site wants the login confirmed by other means. */
    CHALLENGE,
    /** The site has locked the account. */
    LOCKED,
    /** The site has suspended the account. */
    SUSPENDED;

    /** What it means for trying again what provably was not begun. */
    public ErrorClass errorClass() {
        return switch (this) {
            case SITE, PAGE, BROWSER, BUSY, STORE -> ErrorClass.TRANSIENT;
            case THROTTLED -> ErrorClass.THROTTLED;
            case HELD, FENCED, LATE, LOGIN, CAPTCHA, CHALLENGE, LOCKED, SUSPENDED -> ErrorClass.PERMANENT;
        };
    }

    /** The cause in the account for which it is stopped until a person acts, empty for any other trouble. */
    public Optional<StopCause> stops() {
        return switch (this) {
            case CAPTCHA -> Optional.of(StopCause.CAPTCHA);
            case CHALLENGE -> Optional.of(StopCause.LOGIN_CHALLENGE);
            case LOCKED -> Optional.of(StopCause.LOCKED);
            case SUSPENDED -> Optional.of(StopCause.SUSPENDED);
            case HELD, FENCED, LATE, LOGIN, SITE, PAGE, THROTTLED, BROWSER, BUSY, STORE -> Optional.empty();
        };
    }
}
