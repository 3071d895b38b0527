package dev.homeostat.domain.learning;

import dev.homeostat.domain.post.PostId;
import java.time.Instant;
import java.util.List;

/**
 * What one post was worth at one age. There is at most one for each post and maturity, and it never changes.
 *
 * @param arms what was chosen for the post, each once
 * @param postedAt account time
 * @param value natural logarithm of its engagement score plus one
 */
public record Reward(PostId post, List<Arm> arms, Maturity maturity, Instant postedAt, double value) {

    public Reward {
        arms = arms.stream().distinct().sorted().toList();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the reward of post %s must be finite: %s".formatted(post, value));
        }
    }
}
