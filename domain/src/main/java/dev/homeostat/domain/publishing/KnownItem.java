package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.Optional;

/**
 * An item that was tried at some time.
 *
 * @param status of its post
 * @param triedAt machine time of the latest attempt at it
 * @param id under which the site knows it, empty where that is not known
 * @param mayRepeat whether it may say what was said before
 * @param removed whether it was taken down
 */
public record KnownItem(
        PostId post,
        PostStatus status,
        Instant triedAt,
        String text,
        Optional<SitePostId> id,
        boolean mayRepeat,
        boolean removed) {}
