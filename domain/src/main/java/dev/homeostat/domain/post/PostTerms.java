package dev.homeostat.domain.post;

import java.time.Instant;
import java.util.Optional;

/**
 * Under what terms a post may go out, besides its time.
 *
 * @param expiresAt account time from which its first item is not published any more
 * @param mayRepeat whether it may say what was said in the last 30 days
 */
public record PostTerms(Optional<Instant> expiresAt, boolean mayRepeat) {

    /** Never expires; does not repeat what was said before. */
    public static final PostTerms USUAL = new PostTerms(Optional.empty(), false);

    /** Never expires; may say what was said before. */
    public static final PostTerms REPEATABLE = new PostTerms(Optional.empty(), true);

    /** The usual terms until that moment. */
    public static PostTerms until(Instant expiresAt) {
        return new PostTerms(Optional.of(expiresAt), false);
    }
}
