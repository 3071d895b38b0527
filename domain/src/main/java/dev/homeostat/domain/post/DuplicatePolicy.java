package dev.homeostat.domain.post;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What counts as said before. Pure and thread-safe. */
public final class DuplicatePolicy {

    /** Account time over which nothing is said twice. */
    public static final Duration WINDOW = Duration.ofDays(30);

    private DuplicatePolicy() {}

    /**
     * An earlier item that says the same.
     *
     * @param position place of the new item that repeats it, from 1
     * @param exact whether the normalized texts are the same, not only nearly so
     */
    public record Twin(int position, PostId earlier, boolean exact) {

        /** One line for people. */
        public String reason() {
            return "item %d says %s as post %s".formatted(position, exact ? "the same" : "nearly the same", earlier);
        }
    }

    /**
     * The first item that was said before.
     *
     * @param recent items of other posts within {@link #WINDOW}
     */
    public static Optional<Twin> find(Content content, List<RecentItem> recent) {
        List<PostText> items = content.items();
        for (int position = 1; position <= items.size(); position++) {
            PostText item = items.get(position - 1);
            String hash = item.hash();
            for (RecentItem earlier : recent) {
                if (earlier.fingerprint().hash().equals(hash)) {
                    return Optional.of(new Twin(position, earlier.post(), true));
                }
            }
        }
        return Optional.empty();
    }
}
