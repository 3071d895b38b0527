package dev.homeostat.domain.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BreakerSettingsTest {

    private static final BreakerSettings SETTINGS = BreakerSettings.DEFAULT;

    @Test
    void theOpenTimeDoublesFromAMinuteToAQuarterOfAnHour() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(SETTINGS::openFor).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
    }

    @Property
    void howeverOftenItOpensTheTimeIsBounded(@ForAll @IntRange(min = 1) int opening) {
        assertThat(SETTINGS.openFor(opening)).isBetween(SETTINGS.firstOpen(), SETTINGS.longestOpen());
    }

    @Test
    void isStuckFromHalfAnHourOnWhetherItWaitsOrAProbeIsDue() {
        Duration almost = Duration.ofMinutes(30).minusNanos(1);
        assertThat(SETTINGS.isStuck(new BreakerStatus.ProbeDue(almost))).isFalse();
        assertThat(SETTINGS.isStuck(new BreakerStatus.ProbeDue(Duration.ofMinutes(30))))
                .isTrue();
        assertThat(SETTINGS.isStuck(new BreakerStatus.Open(Instant.EPOCH, Duration.ofMinutes(31))))
                .isTrue();
        assertThat(SETTINGS.isStuck(new BreakerStatus.Closed(false))).isFalse();
    }

    @Test
    void refusesSettingsThatNeverOpenOrNeverClose() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new BreakerSettings(0, second, second, second, second, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BreakerSettings(5, second, Duration.ofMillis(10), second, second, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BreakerSettings(5, second, second, Duration.ZERO, second, second))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
