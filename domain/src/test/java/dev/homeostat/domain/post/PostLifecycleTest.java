package dev.homeostat.domain.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a queued post, in whatever order. */
class PostLifecycleTest {
    private static final int LONGEST = 40;

    @Property
    void noSequenceOfOperationsReachesAnIllegalState(
            @ForAll("queuedPosts") QueuedPost start,
            @ForAll @Size(max = LONGEST) List<@IntRange(max = 1_000) Integer> choices) {
        walk(start, choices, PostLifecycleTest::requireLegal);
    }

    @Property
    void noSequenceOfOperationsLosesAPublishedId(
            @ForAll("queuedPosts") QueuedPost start,
            @ForAll @Size(max = LONGEST) List<@IntRange(max = 1_000) Integer> choices) {
        walk(start, choices, (before, after) -> {
            List<SitePostId> known = before.details().published();
            List<SitePostId> now = after.details().published();
            assertThat(now).hasSizeGreaterThanOrEqualTo(known.size());
            assertThat(now.subList(0, known.size())).isEqualTo(known);
        });
    }

    @Property
    void attemptsAndEpochsNeverFallBack(
            @ForAll("queuedPosts") QueuedPost start,
            @ForAll @Size(max = LONGEST) List<@IntRange(max = 1_000) Integer> choices) {
        walk(start, choices, (before, after) -> {
            assertThat(after.details().attempts())
                    .isGreaterThanOrEqualTo(before.details().attempts());
            assertThat(after.details().lastEpoch())
                    .isGreaterThanOrEqualTo(before.details().lastEpoch());
        });
    }

    @Property
    void whatAPostSaysAndWhoseItIsNeverChanges(
            @ForAll("queuedPosts") QueuedPost start,
            @ForAll @Size(max = LONGEST) List<@IntRange(max = 1_000) Integer> choices) {
        walk(start, choices, (before, after) -> assertThat(after.details())
                .usingRecursiveComparison()
                .ignoringFields("dueAt", "tries", "published")
                .isEqualTo(before.details()));
    }

    @Property
    void aNewAttemptIsAlwaysAtTheFirstItemThatIsNotOut(
            @ForAll("queuedPosts") QueuedPost start,
            @ForAll @Size(max = LONGEST) List<@IntRange(max = 1_000) Integer> choices) {
        walk(start, choices, (before, after) -> {
            if (after instanceof PublishingPost publishing) {
                PostDetails details = publishing.details();
                assertThat(publishing.attempt().position()).isEqualTo(details.nextPosition());
                assertThat(publishing.attempt().number()).isEqualTo(details.attempts());
                assertThat(publishing.attempt().epoch()).isEqualTo(details.lastEpoch());
                assertThat(publishing.attempt().contentHash())
                        .isEqualTo(publishing.text().hash());
            }
        });
    }

    @Provide
    Arbitrary<QueuedPost> queuedPosts() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(8)
                .array(String[].class)
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(SamplePosts::queued);
    }

    private interface Check {
        void accept(Post before, Post after);
    }

    private static void walk(QueuedPost start, List<Integer> choices, Check check) {
        Post post = start;
        for (int step = 0; step < choices.size(); step++) {
            List<Method> possible = Transitions.methodsOf(post);
            if (possible.isEmpty()) {
                return;
            }
            Method chosen = possible.get(choices.get(step) % possible.size());
            Post after = Transitions.take(post, chosen, step).to();
            check.accept(post, after);
            post = after;
        }
    }

    private static void requireLegal(Post before, Post after) {
        assertThat(before.status() == after.status() || before.status().mayBecome(after.status()))
                .as("%s after %s", after.status(), before.status())
                .isTrue();
        boolean whole = after.details().isWhole();
        assertThat(after instanceof PublishedPost)
                .as("a post known whole is published: %s", after)
                .isEqualTo(whole && !(after instanceof ArchivedPost));
    }
}
