package dev.homeostat.testkit.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

/** Whatever happens to an account, in whatever order. */
class DeskPropertiesTest {

    private static final int LONGEST = 250;

    @Property
    void noTuningRetryOrRestartPassesTheHardCaps(@ForAll("walks") List<Integer> steps) {
        DeskWalk walk = new DeskWalk();
        steps.forEach(walk::step);

        List<Instant> begun = walk.begun();
        assertThat(mostWithin(begun, Duration.ofHours(1))).isLessThanOrEqualTo(DeskWalk.CAPS.postsPerHour());
        assertThat(mostWithin(begun, Duration.ofDays(1))).isLessThanOrEqualTo(DeskWalk.CAPS.postsPerDay());
    }

    @Property
    void noSequenceOfEventsReachesAnIllegalState(@ForAll("walks") List<Integer> steps) {
        DeskWalk walk = new DeskWalk();
        Map<PostId, Post> before = walk.posts();
        for (int step : steps) {
            walk.step(step);
            Map<PostId, Post> after = walk.posts();
            before.forEach((id, post) -> requireLegal(post, after.get(id)));
            before = after;
        }
    }

    @Property
    void aStaleEpochChangesNothing(@ForAll("walks") List<Integer> steps) {
        DeskWalk walk = new DeskWalk();
        steps.forEach(walk::step);
        DeskWalk.View before = walk.view();

        walk.useAllStaleClaims();

        assertThat(walk.view()).isEqualTo(before);
    }

    /** Every kind of step is as likely as any other. */
    @Provide
    Arbitrary<List<Integer>> walks() {
        return Arbitraries.integers()
                .between(0, 16_000)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMaxSize(LONGEST);
    }

    /** Else the properties above would say nothing. */
    @Test
    void walksReachTheCaps() {
        DeskWalk walk = new DeskWalk();
        int tuneToTheMost = 10 + 16 * 6;
        int halfAMinute = 9 + 16;
        int hours = 9 + 16 * 4;
        walk.step(tuneToTheMost);
        for (int round = 0; round < 10; round++) {
            for (int post = 0; post < 4; post++) {
                walk.step(0);
                walk.step(2);
                walk.step(6);
                walk.step(halfAMinute);
            }
            walk.step(hours);
        }

        assertThat(mostWithin(walk.begun(), Duration.ofHours(1))).isEqualTo(DeskWalk.CAPS.postsPerHour());
        assertThat(mostWithin(walk.begun(), Duration.ofDays(1))).isEqualTo(DeskWalk.CAPS.postsPerDay());
        assertThat(walk.posts().values())
                .filteredOn(PublishedPost.class::isInstance)
                .hasSizeGreaterThan(3);
    }

    private static void requireLegal(Post before, Post after) {
        assertThat(before.status() == after.status() || before.status().mayBecome(after.status()))
                .as("%s after %s", after.status(), before.status())
                .isTrue();
        int known = before.details().published().size();
        assertThat(after.details().published().subList(0, known))
                .as("what is known to be out stays known")
                .isEqualTo(before.details().published());
    }

    /** The most of these moments within any span that ends at one of them and is open at its beginning. */
    private static int mostWithin(List<Instant> moments, Duration span) {
        int most = 0;
        for (Instant end : moments) {
            Instant start = end.minus(span);
            int count = (int) moments.stream()
                    .filter(moment -> moment.isAfter(start) && !moment.isAfter(end))
                    .count();
            most = Math.max(most, count);
        }
        return most;
    }
}
