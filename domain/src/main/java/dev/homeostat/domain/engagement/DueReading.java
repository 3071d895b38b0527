package dev.homeostat.domain.engagement;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.Optional;

/**
 * A post whose metrics are due to be read.
 *
 * @param postedAt account time
 * @param dueAt account time
 * @param latest the reading accepted last
 * @param failures how many readings failed since then
 */
public record DueReading(
        PostId post, SitePostId sitePostId, Instant postedAt, Instant dueAt, Optional<Reading> latest, int failures) {}
