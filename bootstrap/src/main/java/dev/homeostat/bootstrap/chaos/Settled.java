package dev.homeostat.bootstrap.chaos;

import java.util.Locale;

/**
 * How posts came to their end.
 *
 * @param reconciled posts of which reading the site told what became of them
 * @param forPerson posts that are in a person's hands
 * @param alone posts that stand on the site whole and needed no person
 * @param times from the first intent until a post stood there whole
 */
record Settled(int posts, int items, int reconciled, int forPerson, int alone, Durations times) {

    /** Percent of the posts that needed no person. */
    String share() {
        return String.format(Locale.ROOT, "%.1f %%", posts == 0 ? 100 : 100.0 * alone / posts);
    }
}
