package dev.homeostat.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PacePolicyTest {

    @Test
    void fewAttemptsSayNothing() {
        assertThat(PacePolicy.decide(0, 0)).isEqualTo(Pace.USUAL);
        assertThat(PacePolicy.decide(0, 9)).isEqualTo(Pace.USUAL);
        assertThat(PacePolicy.decide(0, 10)).isEqualTo(Pace.SLOWER);
    }

    @Test
    void slowsDownOnlyWhenItIsCertain() {
        assertThat(PacePolicy.decide(85, 100)).isEqualTo(Pace.USUAL);
        assertThat(PacePolicy.decide(83, 100)).isEqualTo(Pace.SLOWER);
        assertThat(PacePolicy.decide(95, 100)).isEqualTo(Pace.USUAL);
    }

    @Test
    void theBoundIsWilsons() {
        assertThat(PacePolicy.highestSuccess(8, 10)).isCloseTo(0.9433, within(1e-4));
        assertThat(PacePolicy.highestSuccess(10, 10)).isCloseTo(1, within(1e-12));
    }
}
