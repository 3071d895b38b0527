package dev.homeostat.domain.content;

import java.util.List;

/**
 * What is to be written.
 *
 * @param facts what to tell, in order, all of one topic
 * @param latest how the latest posts were worded, newest first, for variety
 * @param seed chooses between wordings that are equally good
 */
public record Brief(Form form, List<Fact> facts, List<Wording> latest, long seed) {

    public Brief {
        facts = List.copyOf(facts);
        latest = List.copyOf(latest);
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("nothing can be written without a fact");
        }
    }
}
