package dev.homeostat.application.engagement.port;

import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import java.util.List;
import java.util.Map;

/**
 * Reads from the site how the account's own posts did. Numbers count only from a page with the positive login marker
 * and the post's own id; where one is missing or not a number the reading is {@code Unreadable}, never zero. Never
 * throws for what a site, a network or a browser may do. Calls come one at a time.
 */
public interface EngagementReader {

    /**
     * Reads several posts in one go, in the given order. Once the login or the browser fails, the rest fails alike
     * without being tried.
     *
     * @return an answer for every post, in the order of the question
     */
    Map<SitePostId, SiteReading> read(List<SitePostId> posts);
}
