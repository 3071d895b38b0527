package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.FIRST_CLAIM;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.publishing.SweepPolicy.Decision;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SweepPolicyTest {
    private static final Epoch TENURE = new Epoch(1);
    private static final PublishingPost POST = publishing("one", "two");

    @Test
    void aClaimOlderThanTheTenureIsReleasedAtOnce() {
        Decision decision = SweepPolicy.decide(POST, FIRST_CLAIM.next(), INTENT, PublishLimits.DEFAULT);

        assertThat(decision).isInstanceOfSatisfying(Decision.Release.class, release -> {
            assertThat(release.post().attempt()).isEqualTo(POST.attempt());
            assertThat(release.post().reason()).contains("gone");
        });
    }

    @Test
    void aYoungClaimUnderALivingHolderIsLeftAlone() {
        assertThat(after(Duration.ZERO)).isEqualTo(new Decision.Leave());
        assertThat(after(Duration.ofMinutes(15).minusNanos(1))).isEqualTo(new Decision.Leave());
    }

    @Test
    void aSlowClaimIsWarnedOf() {
        assertThat(after(Duration.ofMinutes(15))).isEqualTo(new Decision.Warn(Duration.ofMinutes(15)));
        assertThat(after(Duration.ofMinutes(30).minusNanos(1))).isInstanceOf(Decision.Warn.class);
    }

    @Test
    void aStuckClaimIsReleasedAsUnconfirmedAndNeverAsQueued() {
        assertThat(after(Duration.ofMinutes(30))).isInstanceOfSatisfying(Decision.Release.class, release -> assertThat(
                        release.post().reason())
                .contains("1800 s"));
    }

    @Test
    void aThreadCountsFromTheBeginningOfItsClaimNotOfItsItem() {
        Instant later = INTENT.plus(Duration.ofMinutes(14));
        PublishingPost atSecond = (PublishingPost) POST.confirmed(siteId("1"), later, later);

        assertThat(SweepPolicy.decide(atSecond, TENURE, later.plusSeconds(60), PublishLimits.DEFAULT))
                .isInstanceOf(Decision.Warn.class);
    }

    private static Decision after(Duration posting) {
        return SweepPolicy.decide(POST, TENURE, INTENT.plus(posting), PublishLimits.DEFAULT);
    }
}
