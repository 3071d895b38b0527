package dev.homeostat.adapter.playwright;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a site shows where it holds the account up: selectors of what is seen only then. Such a page is never read as
 * anything else, and never worked around.
 *
 * @param captcha asks for proof of a person
 * @param challenge wants a login confirmed by other means
 * @param rateLimited asks to come later; an answer of 429 says so too
 */
public record PagesProfile(
        List<String> captcha,
        List<String> challenge,
        List<String> locked,
        List<String> suspended,
        List<String> rateLimited) {

    /** Of a site of which nothing is known in this respect. */
    public static final PagesProfile NONE = new PagesProfile(List.of(), List.of(), List.of(), List.of(), List.of());

    public PagesProfile {
        captcha = List.copyOf(captcha);
        challenge = List.copyOf(challenge);
        locked = List.copyOf(locked);
        suspended = List.copyOf(suspended);
        rateLimited = List.copyOf(rateLimited);
    }

    /** All selectors of all of them. */
    List<String> all() {
        return Stream.of(captcha, challenge, locked, suspended, rateLimited)
                .flatMap(List::stream)
                .toList();
    }
}
