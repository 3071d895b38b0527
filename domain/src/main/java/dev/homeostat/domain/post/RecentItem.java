package dev.homeostat.domain.post;

import java.util.List;

/**
 * An item of a post that was published or is to be, as a text that should not be repeated soon.
 *
 * @param waiting whether its post is still queued or awaits approval, nothing of it out
 */
public record RecentItem(PostId post, String text, TextFingerprint fingerprint, boolean waiting) {

    /** The items of a post that waits. */
    public static List<RecentItem> of(PendingPost post) {
        return post.details().content().items().stream()
                .map(item -> new RecentItem(post.id(), item.value(), TextFingerprint.of(item), true))
                .toList();
    }
}
