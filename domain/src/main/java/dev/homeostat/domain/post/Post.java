package dev.homeostat.domain.post;

/**
 * A post in one of its states. Each state is a type that offers only the transitions legal from it.
 *
 * <p>Immutable; safe to share between threads.
 */
public sealed interface Post
        permits DraftPost,
                PendingPost,
                PublishingPost,
                UnsettledPost,
                PublishedPost,
                FailedPost,
                RejectedPost,
                ArchivedPost,
                EmergencyPost {

    PostDetails details();

    PostStatus status();

    default PostId id() {
        return details().id();
    }
}
