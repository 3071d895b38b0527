package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.publishing.Claim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do about posts that are stuck. */
interface SweepingContract extends PublishingSteps {

    @Test
    default void anOlderEpochIsReleasedAtOnce() {
        Claim claim = claimOne();
        elapse(TENURE);
        Tenure next = hold(new EngineId("another"));

        assertThat(desk().sweep(next, LIMITS).released()).extracting(Post::id).containsExactly(claim.postId());
        assertThat(stored(claim)).isInstanceOf(UnconfirmedPost.class);
    }

    @Test
    default void aLivingHolderIsWarnedOfFirstAndReleasedLater() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "slow");
        Claim claim = claimed(tenure);
        elapse(Duration.ofMinutes(14));
        assertThat(desk().sweep(tenure, LIMITS).slow()).isEmpty();
        elapse(Duration.ofMinutes(2));
        assertThat(desk().sweep(tenure, LIMITS).slow()).containsOnlyKeys(claim.postId());
        assertThat(stored(claim)).isInstanceOf(PublishingPost.class);
        elapse(Duration.ofMinutes(15));
        assertThat(desk().sweep(tenure, LIMITS).released()).hasSize(1);
        assertThat(stored(claim)).isInstanceOf(UnconfirmedPost.class);
    }

    @Test
    default void aLostTenureSweepsNothing() {
        Tenure first = hold(ENGINE);
        queue(now(), "one");
        Claim claim = claimed(first);
        elapse(TENURE);

        assertThat(desk().sweep(first, LIMITS).released()).isEmpty();
        assertThat(stored(claim)).isInstanceOf(PublishingPost.class);
    }
}
