package dev.homeostat.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadershipTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(1));

    private final AudienceOfSite audience = AudienceOfSite.of(AudienceOptions.of(7, List.of("sea", "sky")));
    private final Readership readership = audience.readership();

    @Test
    void knowsNothingOfWhatWasNeverShown() {
        assertThat(readership.metricsOf("1", LATER)).isEmpty();
    }

    @Test
    void countsTheSameForTheSamePostWhoeverAsks() {
        readership.shown("1", "Blue. #Sky", START, Optional.empty());
        Readership other =
                AudienceOfSite.of(AudienceOptions.of(7, List.of("sea", "sky"))).readership();
        other.shown("1", "Blue. #Sky", START, Optional.empty());

        assertThat(readership.metricsOf("1", LATER)).isPresent().isEqualTo(other.metricsOf("1", LATER));
    }

    @Test
    void repliesOfTheAuthorMakeAThread() {
        readership.shown("1", "One.", START, Optional.empty());
        readership.shown("2", "Two.", START.plusSeconds(20), Optional.of("1"));
        readership.shown("2", "Two.", START.plusSeconds(20), Optional.of("1"));
        readership.shown("3", "Three.", START.plusSeconds(40), Optional.of("2"));

        assertThat(List.of(views("1"), views("2"), views("3")))
                .isSortedAccordingTo((one, other) -> Long.compare(other, one))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTruthNamesTheBestArmsAndWhatChoicesAreWorth() {
        Truth truth = audience.truth();
        Arm best = truth.best(Dimension.FORMAT, START).orElseThrow();

        assertThat(truth.expected(List.of(best, new Arm(Dimension.TOPIC, "unheard of")), START))
                .isEqualTo(truth.effects(Dimension.FORMAT, START).get(best));
        assertThat(truth.expectedOfBest(START)).isGreaterThan(truth.expectedOfUniform(START) + 0.3);
    }

    private long views(String id) {
        return readership.metricsOf(id, LATER).orElseThrow().count(Metric.VIEWS).orElseThrow();
    }
}
