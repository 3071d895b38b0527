package dev.homeostat.domain.control;

import java.util.Arrays;
import java.util.Optional;

/** A cause in the account for which it is stopped until a person restarts it. */
public enum StopCause {
    CAPTCHA("captcha", "the site asks for proof that a person is at work"),
    LOGIN_CHALLENGE("login_challenge", "the site wants the login confirmed by other means"),
    LOCKED("locked", "the site has locked the account"),
    SUSPENDED("suspended", "the site has suspended the account"),
    UNRESOLVED_OUTCOMES("unresolved_outcomes", "several posts' outcomes could not be found out"),
    DUPLICATE_FOUND("duplicate_found", "the same item stands on the site twice");

    private final String word;
    private final String phrase;

    StopCause(String word, String phrase) {
        this.word = word;
        this.phrase = phrase;
    }

    /** The word used in tables and events. */
    public String word() {
        return word;
    }

    /** The reason of a stop for this cause. */
    public String reason(String detail) {
        return "%s: %s".formatted(phrase, detail);
    }

    /** The cause of that word, empty where there is none. */
    public static Optional<StopCause> of(String word) {
        return Arrays.stream(values()).filter(cause -> cause.word.equals(word)).findFirst();
    }

    /** Whether the site is not to be opened either until a person has looked. */
    public boolean keepsAway() {
        return switch (this) {
            case CAPTCHA, LOGIN_CHALLENGE, LOCKED, SUSPENDED -> true;
            case UNRESOLVED_OUTCOMES, DUPLICATE_FOUND -> false;
        };
    }

    /** Whether an account that is stopped already, if it is, has to be stopped for this cause all the same. */
    public boolean isGraverThan(Optional<Stop> stop) {
        return stop.isEmpty() || (keepsAway() && !stop.get().cause().keepsAway());
    }

    /** What happened, as a clause for people. */
    public String phrase() {
        return phrase;
    }
}
