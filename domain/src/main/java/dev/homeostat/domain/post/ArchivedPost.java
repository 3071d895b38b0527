package dev.homeostat.domain.post;

/** A post that is kept for the record only. */
public record ArchivedPost(PostDetails details, String reason) implements Post {

    /** The reason of a post that ended in a dry run. */
    public static final String REHEARSED = "rehearsed";

    /** The reason of a post whose time was over before anything of it was out. */
    public static final String EXPIRED = "expired";

    @Override
    public PostStatus status() {
        return PostStatus.ARCHIVED;
    }
}
