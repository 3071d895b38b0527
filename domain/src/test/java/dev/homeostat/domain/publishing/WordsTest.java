package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.siteId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words by which outcomes and verdicts are kept in tables: changing one breaks what was kept before. */
class WordsTest {
    @Test
    void everyOutcomeHasItsWord() {
        List<PublishOutcome> outcomes = List.of(
                new PublishOutcome.Confirmed(siteId("17")),
                new PublishOutcome.ConfirmedWithoutId("posted!"),
                new PublishOutcome.Refused("too long"),
                new PublishOutcome.Throttled(Optional.of(Duration.ofMinutes(2)), "slow down"),
                new PublishOutcome.AlreadyThere("a duplicate"),
                new PublishOutcome.GivenUp("three times"),
                new NotSent(Hindrance.SITE, "no answer"),
                new PublishOutcome.Rehearsed(),
                new PublishOutcome.Unconfirmed("connection reset"));

        assertThat(outcomes)
                .extracting(PublishOutcome::word)
                .containsExactly(
                        "confirmed",
                        "confirmed_without_id",
                        "refused",
                        "throttled",
                        "already_there",
                        "given_up",
                        "not_sent",
                        "rehearsed",
                        "unconfirmed");
        assertThat(outcomes)
                .extracting(PublishOutcome::detail)
                .containsExactly(
                        "the site's id is 17",
                        "posted!",
                        "too long",
                        "slow down",
                        "a duplicate",
                        "three times",
                        "no answer",
                        "rehearsed",
                        "connection reset");
        assertThat(outcomes).hasSameSizeAs(PublishOutcome.class.getPermittedSubclasses());
    }

    @Test
    void everyVerdictHasItsWord() {
        List<Verdict> verdicts = List.of(
                new Verdict.Found(siteId("17")),
                new Verdict.NotSeen(),
                new Verdict.Absent(),
                new Verdict.TooEarly("it may still appear"),
                new Verdict.OutOfReach(),
                new Verdict.Ambiguous(List.of(siteId("17"), siteId("18"))));

        assertThat(verdicts)
                .extracting(Verdict::word)
                .containsExactly("found", "not_seen", "absent", "too_early", "out_of_reach", "ambiguous");
        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict.detail()).isNotBlank());
        assertThat(verdicts).hasSameSizeAs(Verdict.class.getPermittedSubclasses());
    }
}
