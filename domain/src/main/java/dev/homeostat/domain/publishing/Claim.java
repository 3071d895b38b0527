package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;

/**
 * A publish attempt over one item of a post, as it was granted.
 *
 * @param tenureEpoch epoch of the tenure under which it was granted
 */
public record Claim(Epoch tenureEpoch, PublishingPost post) {

    public PostId postId() {
        return post.id();
    }

    public Attempt attempt() {
        return post.attempt();
    }

    /** Whether the post still stands as this claim left it: same epoch, same attempt, same item. */
    public boolean isCurrent(Post stored) {
        return stored instanceof PublishingPost current && current.attempt().equals(attempt());
    }
}
