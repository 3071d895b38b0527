package dev.homeostat.adapter.template;

import java.util.List;

/** A piece of a template. What is put into a gap is text and is never read as a template. */
sealed interface Part {

    /** The same in every text. */
    record Words(String text) implements Part {}

    /** What comes from the facts. */
    record Gap(Filling filling) implements Part {}

    /** Left out as a whole where one of its gaps cannot be filled. */
    record Optionally(List<Part> parts) implements Part {
        public Optionally {
            parts = List.copyOf(parts);
        }
    }
}
