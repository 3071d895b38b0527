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
     * Reads several posts in one go, in the given order, for a bounded time. Posts that were not tried are left out of
     * the answer: once the login or the browser fails, that is the answer for the post at hand, and the rest is left.
     *
     * @return an answer for every post that was tried, in the order of the question
     */
    Map<SitePostId, SiteReading> read(List<SitePostId> posts);

    /** Whether the site can be read at all; where it cannot, nobody asks. */
    default boolean canRead() {
        return true;
    }
}
