package dev.homeostat.domain.post;

import java.util.List;

/** What a post says: one item, or a thread of items of which each replies to the one before. */
public sealed interface Content {

    /** The items in the order in which they are published, never empty. */
    List<PostText> items();

    /** The word used in tables and reports. */
    String format();

    /** A post of one item. */
    record Single(PostText text) implements Content {
        @Override
        public List<PostText> items() {
            return List.of(text);
        }

        @Override
        public String format() {
            return "single";
        }
    }

    /** A post of two or more items. */
    record Threaded(List<PostText> items) implements Content {
        public static final int MAX_ITEMS = 25;

        public Threaded {
            items = List.copyOf(items);
            if (items.size() < 2 || items.size() > MAX_ITEMS) {
                throw new IllegalArgumentException(
                        "a thread has 2 to %d items, not %d".formatted(MAX_ITEMS, items.size()));
            }
        }

        @Override
        public String format() {
            return "thread";
        }
    }

    /** A single post for one text, a thread for more. */
    static Content of(List<PostText> items) {
        return items.size() == 1 ? new Single(items.getFirst()) : new Threaded(items);
    }
}
