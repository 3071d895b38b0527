package dev.homeostat.domain.moderation;

import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.queuedAs;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DraftPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuarantinePolicyTest {
    private static final Post TAKEN_DOWN =
            publishing("Titan is the only moon with a dense atmosphere").confirmed(siteId("17"), INTENT, INTENT);
    private static final QueuedPost OTHER = queuedAs(2, "Mercury has no moons at all, as far as we know");
    private static final QueuedPost ALIKE = queuedAs(3, "Did you know? Titan is the only moon with a dense atmosphere");

    @Test
    void whatSaysNearlyTheSameIsHeldBack() {
        assertThat(QuarantinePolicy.judge(ALIKE, TAKEN_DOWN, false, "ann", INTENT))
                .hasValueSatisfying(change -> {
                    assertThat(((ArchivedPost) change.after()).reason())
                            .isEqualTo(
                                    "quarantined: sibling of post %s, which was taken down".formatted(TAKEN_DOWN.id()));
                    assertThat(change.event().type()).isEqualTo("post_quarantined");
                    assertThat(change.event().data())
                            .containsEntry("post_id", ALIKE.id().toString())
                            .containsEntry("taken_down_post_id", TAKEN_DOWN.id().toString())
                            .containsEntry("from", "queued")
                            .containsEntry("by", "ann");
                });
    }

    @Test
    void whatTellsTheSameFactIsHeldBackAndWhatDoesNotIsNot() {
        assertThat(QuarantinePolicy.judge(OTHER, TAKEN_DOWN, true, "ann", INTENT))
                .isPresent();
        assertThat(QuarantinePolicy.judge(OTHER, TAKEN_DOWN, false, "ann", INTENT))
                .isEmpty();
    }

    @Test
    void whatAwaitsApprovalIsHeldBackToo() {
        assertThat(QuarantinePolicy.judge(new PostAwaitingApproval(ALIKE.details()), TAKEN_DOWN, false, "ann", INTENT))
                .isPresent();
    }

    @Test
    void whatIsUnderWayOrNotYetWaitingStaysAsItIs() {
        PublishingPost busy =
                queuedAs(4, "one", "two").claim(TAKEN_DOWN.details().lastEpoch(), INTENT, Duration.ofSeconds(90));
        PublishingPost second = (PublishingPost) busy.confirmed(siteId("18"), INTENT, INTENT);

        assertThat(QuarantinePolicy.judge(busy, TAKEN_DOWN, true, "ann", INTENT))
                .isEmpty();
        assertThat(QuarantinePolicy.judge(second.notSent(INTENT), TAKEN_DOWN, true, "ann", INTENT))
                .isEmpty();
        assertThat(QuarantinePolicy.judge(new DraftPost(ALIKE.details()), TAKEN_DOWN, true, "ann", INTENT))
                .isEmpty();
        assertThat(QuarantinePolicy.judge(TAKEN_DOWN, TAKEN_DOWN, true, "ann", INTENT))
                .isEmpty();
    }
}
