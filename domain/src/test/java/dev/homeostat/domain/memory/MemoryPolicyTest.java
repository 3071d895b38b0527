package dev.homeostat.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryPolicyTest {

    private static final Duration START = Duration.ofHours(3);

    private final MemoryPolicy policy = new MemoryPolicy(1_000);
    private final Optional<MemoryPolicy.Report> latest = Optional.of(new MemoryPolicy.Report(taking(500), START));

    @Test
    void theFirstReadingIsRecorded() {
        assertThat(policy.isWorthARecord(taking(500), Optional.empty(), START)).isTrue();
    }

    @Test
    void aReadingLikeTheLatestIsRecordedAfterTenMinutes() {
        assertThat(policy.isWorthARecord(taking(510), latest, START.plusSeconds(599)))
                .isFalse();
        assertThat(policy.isWorthARecord(taking(510), latest, START.plusSeconds(600)))
                .isTrue();
    }

    @Test
    void aChangeOfMoreThanAFifthIsRecordedAtOnce() {
        assertThat(policy.isWorthARecord(taking(600), latest, START)).isFalse();
        assertThat(policy.isWorthARecord(taking(601), latest, START)).isTrue();
        assertThat(policy.isWorthARecord(taking(399), latest, START)).isTrue();
    }

    @Test
    void whatWasTooMuchIsSoUntilATenthLessIsTaken() {
        assertThat(policy.isTooMuch(taking(1_000), false)).isFalse();
        assertThat(policy.isTooMuch(taking(1_001), false)).isTrue();
        assertThat(policy.isTooMuch(taking(950), true)).isTrue();
        assertThat(policy.isTooMuch(taking(950), false)).isFalse();
        assertThat(policy.isTooMuch(taking(900), true)).isFalse();
    }

    private static MemoryReading taking(long bytes) {
        return new MemoryReading(100, bytes - 100, 7);
    }
}
