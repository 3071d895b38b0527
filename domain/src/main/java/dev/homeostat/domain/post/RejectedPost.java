package dev.homeostat.domain.post;

/** A post that a person did not allow. */
public record RejectedPost(PostDetails details, String reason) implements Post {

    @Override
    public PostStatus status() {
        return PostStatus.REJECTED;
    }

    public ArchivedPost archive(String why) {
        return ArchivedPost.settled(details, why);
    }
}
