package dev.homeostat.simulation.virtual.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void theIntervalIsWilsons() {
        Share share = new Share(8, 10);

        assertThat(share.lower()).isCloseTo(0.4902, within(1e-4));
        assertThat(share.upper()).isCloseTo(0.9433, within(1e-4));
        assertThat(new Share(0, 10_000).lower()).isCloseTo(0, within(1e-9));
        assertThat(new Share(0, 10_000).upper()).isCloseTo(0.000384, within(1e-6));
    }

    @Test
    void nothingSaysNothing() {
        assertThat(new Share(0, 0).lower()).isZero();
        assertThat(new Share(0, 0).upper()).isEqualTo(1);
    }
}
