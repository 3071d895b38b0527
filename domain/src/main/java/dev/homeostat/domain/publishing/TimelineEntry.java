package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.Optional;

/**
 * One item on the account's own timeline as the site shows it; all of it is untrusted text.
 *
 * @param publishedAt by the site's clock
 * @param inReplyTo the item it replies to, empty where there is none or the site does not say
 */
public record TimelineEntry(
        SitePostId id, String author, String text, Instant publishedAt, Optional<SitePostId> inReplyTo) {}
