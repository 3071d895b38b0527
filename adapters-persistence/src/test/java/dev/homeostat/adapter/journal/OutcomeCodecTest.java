package dev.homeostat.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeCodecTest {

    private static final String TEXT = "said: \"no\"\n\t\u0000 \u2028 \uD83D\uDE00 and half of one: \uD83D";

    @Test
    void everyOutcomeComesBackAsItWas() {
        assertThat(samples()).allSatisfy(outcome -> assertThat(OutcomeCodec.read(OutcomeCodec.write(outcome)))
                .isEqualTo(outcome));
    }

    @Test
    void theSamplesAreOfEveryCase() {
        assertThat(samples().stream().map(Object::getClass).distinct())
                .hasSameSizeAs(PublishOutcome.class.getPermittedSubclasses());
    }

    @Test
    void longTextIsShortened() {
        PublishOutcome read = OutcomeCodec.read(OutcomeCodec.write(new PublishOutcome.Refused("x".repeat(5_000))));

        assertThat(read.detail()).hasSize(OutcomeCodec.MAX_TEXT).endsWith("x...");
    }

    @Test
    void whatIsNoOutcomeIsRefused() {
        assertThatThrownBy(() ->
                        OutcomeCodec.read(AttemptCodec.JSON.createObjectNode().put("is", "sold")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<PublishOutcome> samples() {
        List<PublishOutcome> samples = new ArrayList<>(List.of(
                new PublishOutcome.Confirmed(new SitePostId("1000001")),
                new PublishOutcome.ConfirmedWithoutId(TEXT),
                new PublishOutcome.Refused(TEXT),
                new PublishOutcome.Throttled(Optional.empty(), TEXT),
                new PublishOutcome.Throttled(Optional.of(Duration.ofMillis(90_500)), TEXT),
                new PublishOutcome.AlreadyThere(TEXT),
                new PublishOutcome.GivenUp(TEXT),
                new PublishOutcome.Rehearsed(),
                new PublishOutcome.Unconfirmed(TEXT)));
        Arrays.stream(Hindrance.values())
                .map(cause -> new PublishOutcome.NotSent(cause, TEXT))
                .forEach(samples::add);
        return samples;
    }
}
