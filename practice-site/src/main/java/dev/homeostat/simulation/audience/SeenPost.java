package dev.homeostat.simulation.audience;

import java.time.Instant;
import java.util.List;

/**
 * A post as its readers see it, a thread where it has several items.
 *
 * @param items at least one, in the order in which they came out
 */
public record SeenPost(List<Item> items) {

    /**
     * One item.
     *
     * @param id the site's
     * @param at when it came out, by the audience's clock
     */
    public record Item(String id, String text, Instant at) {}

    public SeenPost {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("there is no post without an item");
        }
    }
}
