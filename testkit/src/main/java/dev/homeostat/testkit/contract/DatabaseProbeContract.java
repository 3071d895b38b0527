package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.database.port.DatabaseProbe.Reading;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link dev.homeostat.application.database.port.DatabaseProbe} must do. */
public interface DatabaseProbeContract extends DeskFixture {

    ManualClock STANDING = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));

    @Test
    default void tellsHowFarTheStoresClockIsAhead() {
        Duration before = store().probe().probe(STANDING).clockOffset();
        elapse(Duration.ofHours(1));

        Duration after = store().probe().probe(STANDING).clockOffset();

        assertThat(after.minus(before)).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    default void leavesNothingBehind() {
        store().probe().probe(STANDING);
        Reading second = store().probe().probe(STANDING);

        assertThat(second.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(recordedEvents()).isEmpty();
    }

    @Test
    default void tellsOfThePoolWithoutAskingTheStore() {
        failNext(StoreFault.NOT_REACHED);

        assertThat(store().probe().load().pool().max()).isPositive();
        assertThat(store().probe().load().pool().active()).isZero();
        assertThatThrownBy(() -> store().probe().probe(STANDING)).isInstanceOf(StoreUnavailable.class);
    }
}
