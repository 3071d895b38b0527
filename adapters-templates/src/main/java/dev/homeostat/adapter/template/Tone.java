package dev.homeostat.adapter.template;

import java.util.List;

/**
 * How a text sounds: how it credits and how it goes on.
 *
 * @param credit before one source, known to {@link dev.homeostat.domain.post.DuplicatePolicy#CREDITS}
 * @param credits before several
 * @param next leads to the second item of a thread
 * @param last leads to the third
 */
record Tone(String name, String credit, String credits, String next, String last) {

    /** The first takes the least room. */
    static final List<Tone> ALL = List.of(
            new Tone("plain", "Source", "Sources", "", ""),
            new Tone("exact", "Reference", "References", "Next: ", "Finally: "),
            new Tone("warm", "Read more", "Read more", "And another one: ", "And one to end with: "),
            new Tone("curious", "Look it up", "Look it up", "There is more. ", "And then this. "));
}
