package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes of reading several posts in one go. What was read stays read, whatever becomes of the browser afterwards.
 * Thread-safe.
 */
final class Readings {

    private final List<SitePostId> posts;
    private final Map<SitePostId, SiteReading> read = new LinkedHashMap<>();

    Readings(List<SitePostId> posts) {
        this.posts = posts.stream().distinct().toList();
    }

    List<SitePostId> posts() {
        return posts;
    }

    synchronized void add(SitePostId post, SiteReading reading) {
        read.put(post, reading);
    }

    /** An answer for the first post that has none; the others were not tried. */
    synchronized void addToNext(SiteReading reading) {
        posts.stream().filter(post -> !read.containsKey(post)).findFirst().ifPresent(post -> add(post, reading));
    }

    /** The answers so far, in the order of the posts. */
    synchronized Map<SitePostId, SiteReading> read() {
        return new LinkedHashMap<>(read);
    }
}
