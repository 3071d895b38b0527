package dev.homeostat.domain.post;

/**
 * A post that is kept for the record only.
 *
 * @param inDoubt whether its next item may stand on the site all the same
 */
public record ArchivedPost(PostDetails details, String reason, boolean inDoubt) implements Post {

    /** The reason of a post that ended in a dry run. */
    public static final String REHEARSED = "rehearsed";

    /** The reason of a post that would have gone out in shadow mode. */
    public static final String SHADOWED = "shadowed";

    /** The reason of a post whose time was over before anything of it was out. */
    public static final String EXPIRED = "expired";

    /** A post of which it is known what stands on the site. */
    static ArchivedPost settled(PostDetails details, String reason) {
        return new ArchivedPost(details, reason, false);
    }

    @Override
    public PostStatus status() {
        return PostStatus.ARCHIVED;
    }
}
