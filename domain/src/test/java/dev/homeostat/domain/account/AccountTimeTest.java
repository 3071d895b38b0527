package dev.homeostat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AccountTimeTest {
    private static final Instant ORIGIN = Instant.parse("2026-01-05T10:00:00Z");
    private static final long A_DAY_IN_MICROS = 86_400_000_000L;
    private static final long TEN_YEARS_IN_MICROS = 315_360_000_000_000L;

    @Test
    void inRealTimeTheTwoClocksAgree() {
        AccountTime time = AccountTime.realTime(ORIGIN);

        assertThat(time.accountAt(ORIGIN.plusSeconds(7))).isEqualTo(ORIGIN.plusSeconds(7));
        assertThat(time.machineAt(ORIGIN.minusSeconds(7))).isEqualTo(ORIGIN.minusSeconds(7));
    }

    @Test
    void anAcceleratedAccountLivesAnHourInAMinute() {
        AccountTime time = new AccountTime(ORIGIN, ORIGIN, 60);

        assertThat(time.accountAt(ORIGIN.plus(Duration.ofMinutes(1)))).isEqualTo(ORIGIN.plus(Duration.ofHours(1)));
    }

    @Test
    void aRateIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountTime(ORIGIN, ORIGIN, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountTime(ORIGIN, ORIGIN, AccountTime.MAX_RATE + 1))
                .withMessageContaining("100,001");
    }

    @Property
    void accountTimeNeverJumpsAtAChangeOfRate(
            @ForAll @IntRange(min = 1, max = AccountTime.MAX_RATE) int rate,
            @ForAll @IntRange(min = 1, max = AccountTime.MAX_RATE) int newRate,
            @ForAll @LongRange(max = TEN_YEARS_IN_MICROS) long micros) {
        AccountTime before = new AccountTime(ORIGIN, ORIGIN, rate);
        Instant change = ORIGIN.plus(micros, ChronoUnit.MICROS);

        AccountTime after = before.atRate(newRate, change);

        assertThat(after.accountAt(change)).isEqualTo(before.accountAt(change));
        assertThat(Duration.between(after.accountAt(change), after.accountAt(change.plusSeconds(1))))
                .isEqualTo(Duration.ofSeconds(newRate));
    }

    @Property
    void accountTimeNeverRunsBackwards(
            @ForAll @IntRange(min = 1, max = AccountTime.MAX_RATE) int rate,
            @ForAll @LongRange(max = TEN_YEARS_IN_MICROS) long micros,
            @ForAll @LongRange(max = 1_000_000) long step) {
        AccountTime time = new AccountTime(ORIGIN, ORIGIN, rate);
        Instant machine = ORIGIN.plus(micros, ChronoUnit.MICROS);

        assertThat(time.accountAt(machine.plus(step, ChronoUnit.MICROS))).isAfterOrEqualTo(time.accountAt(machine));
    }

    @Property
    void machineTimeOfAnAccountInstantIsNeverEarlyAndAtMostAMicrosecondLate(
            @ForAll @IntRange(min = 1, max = AccountTime.MAX_RATE) int rate,
            @ForAll @LongRange(min = -TEN_YEARS_IN_MICROS, max = TEN_YEARS_IN_MICROS) long micros) {
        AccountTime time = new AccountTime(ORIGIN, ORIGIN.plusSeconds(3), rate);
        Instant account = time.accountOrigin().plus(micros, ChronoUnit.MICROS);

        Instant machine = time.machineAt(account);

        assertThat(time.accountAt(machine)).isAfterOrEqualTo(account);
        assertThat(time.accountAt(machine.minus(1, ChronoUnit.MICROS))).isBefore(account);
    }

    @Property
    void machineTimeIsTheInverseOfAccountTime(
            @ForAll @IntRange(min = 1, max = AccountTime.MAX_RATE) int rate,
            @ForAll @LongRange(min = -1_000_000_000L, max = A_DAY_IN_MICROS) long micros) {
        AccountTime time = new AccountTime(ORIGIN, ORIGIN.plusSeconds(3), rate);
        Instant machine = ORIGIN.plus(micros, ChronoUnit.MICROS);

        assertThat(time.machineAt(time.accountAt(machine))).isEqualTo(machine);
    }
}
