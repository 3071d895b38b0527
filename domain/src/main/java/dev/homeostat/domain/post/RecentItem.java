package dev.homeostat.domain.post;

/**
 * An item of a post that was published or is to be, as a text that should not be repeated soon.
 *
 * @param waiting whether its post is still queued, nothing of it out
 */
public record RecentItem(PostId post, String text, TextFingerprint fingerprint, boolean waiting) {}
