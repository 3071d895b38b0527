package dev.homeostat.domain.post;

import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.queued;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static dev.homeostat.domain.post.SamplePosts.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.homeostat.domain.post.Transitions.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PostStatusTest {
    private static final PublishingPost AT_LAST_OF_THREAD =
            (PublishingPost) publishing("one", "two").confirmed(siteId("1"), INTENT, INTENT);

    private static final List<Post> SAMPLES = List.of(
            new DraftPost(queued("one").details()),
            new PostAwaitingApproval(queued("one").details()),
            queued("one"),
            queued("one", "two"),
            publishing("one"),
            publishing("one", "two"),
            AT_LAST_OF_THREAD,
            unconfirmed("one"),
            unconfirmed("one", "two"),
            AT_LAST_OF_THREAD.lost("the connection dropped"),
            publishing("one").confirmedWithoutId(INTENT),
            AT_LAST_OF_THREAD.confirmedWithoutId(INTENT),
            publishing("one").confirmed(siteId("1"), INTENT, INTENT),
            publishing("one").refused("too long"),
            new RejectedPost(queued("one").details(), "off topic"),
            publishing("one").rehearsed(),
            new EmergencyPost(queued("one").details()));

    @Test
    void samplesCoverEveryStateThatAPostCanHave() {
        assertThat(SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Transitions.states());
        assertThat(SAMPLES.stream().map(Post::status).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(PostStatus.values());
    }

    @Test
    void everyTransitionThatATypeOffersIsInTheTable() {
        List<Transition> changes =
                transitions().stream().filter(Transition::isChangeOfStatus).toList();

        assertThat(changes).hasSizeGreaterThan(20);
        assertThat(changes)
                .allSatisfy(transition -> assertThat(transition.from().status().next())
                        .as("%s of %s", transition.method(), transition.from())
                        .contains(transition.to().status()));
    }

    @Test
    void everyPairOfTheTableIsReachable() {
        for (PostStatus from : PostStatus.values()) {
            assertThat(transitions().stream()
                            .filter(transition -> transition.from().status() == from)
                            .filter(Transition::isChangeOfStatus)
                            .map(transition -> transition.to().status()))
                    .as("what follows %s", from)
                    .containsAll(from.next());
        }
    }

    @Test
    void nothingFollowsAnArchivedPost() {
        assertThat(PostStatus.ARCHIVED.next()).isEmpty();
        assertThat(transitions())
                .noneSatisfy(
                        transition -> assertThat(transition.from().status()).isEqualTo(PostStatus.ARCHIVED));
    }

    @Test
    void whatWasPublishedIsNeverSentAgain() {
        assertThat(PostStatus.POSTED.mayBecome(PostStatus.QUEUED)).isFalse();
        assertThat(PostStatus.POSTED.mayBecome(PostStatus.POSTING)).isFalse();
    }

    @Test
    void onlyAQueuedPostCanBeClaimed() {
        assertThat(Arrays.stream(PostStatus.values()).filter(status -> status.mayBecome(PostStatus.POSTING)))
                .containsExactly(PostStatus.QUEUED);
    }

    @Test
    void stayingIsNotATransition() {
        assertThat(PostStatus.values()).allMatch(status -> !status.mayBecome(status));
    }

    @Test
    void aStatusIsFoundByItsWord() {
        assertThat(PostStatus.values()).allMatch(status -> PostStatus.of(status.word()) == status);
        assertThat(PostStatus.AWAITING_APPROVAL.word()).isEqualTo("awaiting_approval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostStatus.of("sent"))
                .withMessageContaining("sent");
    }

    private static List<Transition> transitions() {
        return SAMPLES.stream()
                .flatMap(post -> Transitions.methodsOf(post).stream().map(method -> Transitions.take(post, method, 7)))
                .toList();
    }
}
