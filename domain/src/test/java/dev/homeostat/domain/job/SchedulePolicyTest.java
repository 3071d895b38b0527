package dev.homeostat.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SchedulePolicyTest {
    private static final Instant ANCHOR = Instant.parse("2026-01-05T10:02:30Z");
    private static final JobDefinition HEALING = job(Duration.ofMinutes(15), Duration.ofMinutes(5));

    @Test
    void theFirstTickStandsAtTheOffset() {
        assertThat(due(Optional.empty(), ANCHOR)).isEqualTo(ANCHOR.plus(Duration.ofMinutes(5)));
        assertThat(due(Optional.empty(), minute(5))).isEqualTo(minute(5));
    }

    @Test
    void aJobWithoutOffsetIsDueAtTheAnchor() {
        JobDefinition posting = job(Duration.ofMinutes(5), Duration.ZERO);

        assertThat(SchedulePolicy.nextDue(posting, ANCHOR, Optional.empty(), ANCHOR))
                .isEqualTo(ANCHOR);
    }

    @Test
    void ticksFollowAtTheCadence() {
        assertThat(due(Optional.of(minute(5)), minute(5))).isEqualTo(minute(20));
        assertThat(due(Optional.of(minute(5)), minute(19))).isEqualTo(minute(20));
        assertThat(due(Optional.of(minute(5)), minute(20))).isEqualTo(minute(20));
    }

    @Test
    void aLateRunDoesNotMoveTheTicksAfterIt() {
        assertThat(due(Optional.of(minute(20)), minute(33))).isEqualTo(minute(35));
    }

    @Test
    void aPauseOfAnyLengthIsMadeUpByOneRunAtTheLatestMissedTick() {
        Instant afterADay = minute(24 * 60 + 7);

        Instant catchUp = due(Optional.of(minute(5)), afterADay);

        assertThat(catchUp).isEqualTo(minute(24 * 60 + 5));
        assertThat(due(Optional.of(catchUp), afterADay)).isEqualTo(minute(24 * 60 + 20));
    }

    @Test
    void aFirstStartLongAfterTheAnchorRunsOnce() {
        assertThat(due(Optional.empty(), minute(100))).isEqualTo(minute(95));
    }

    @Test
    void theNextTickIsLaterThanTheInstant() {
        assertThat(SchedulePolicy.nextTickAfter(HEALING, ANCHOR, ANCHOR)).isEqualTo(minute(5));
        assertThat(SchedulePolicy.nextTickAfter(HEALING, ANCHOR, minute(5))).isEqualTo(minute(20));
        assertThat(SchedulePolicy.nextTickAfter(HEALING, ANCHOR, minute(20).minusNanos(1)))
                .isEqualTo(minute(20));
    }

    @Test
    void aCadenceIsPositiveAndAnOffsetIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> job(Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> job(Duration.ofMinutes(-1), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> job(Duration.ofMinutes(1), Duration.ofMinutes(-1)));
    }

    @Test
    void atAnotherCadenceTheOffsetIsScaledWithIt() {
        JobDefinition faster = HEALING.every(Duration.ofMinutes(3));

        assertThat(faster).isEqualTo(job(Duration.ofMinutes(3), Duration.ofMinutes(1)));
        assertThat(HEALING.every(HEALING.cadence())).isEqualTo(HEALING);
    }

    @Test
    void aMonthOfTicksDoesNotDrift() {
        Instant tick = minute(5);
        for (int n = 0; n < 30 * 24 * 4; n++) {
            tick = due(Optional.of(tick), tick.plusMillis(731));
        }
        assertThat(tick).isEqualTo(minute(5).plus(Duration.ofDays(30)));
    }

    @Property
    void ticksStrictlyIncreaseAndKeepTheirPhaseOverAnyPause(
            @ForAll @IntRange(min = 1, max = 100_000) int cadenceSeconds,
            @ForAll @IntRange(max = 100_000) int offsetSeconds,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 10_000_000_000L) Long> pausesInMillis) {
        JobDefinition job = job(Duration.ofSeconds(cadenceSeconds), Duration.ofSeconds(offsetSeconds));
        Instant first = ANCHOR.plus(job.offset());
        Instant now = ANCHOR;
        Optional<Instant> last = Optional.empty();
        for (long pause : pausesInMillis) {
            Instant tick = SchedulePolicy.nextDue(job, ANCHOR, last, now);

            assertThat(tick).isAfterOrEqualTo(first);
            assertThat(Duration.between(first, tick).toMillis() % job.cadence().toMillis())
                    .isZero();
            last.ifPresent(before -> assertThat(tick).isAfter(before));

            last = Optional.of(tick);
            now = (tick.isAfter(now) ? tick : now).plusMillis(pause);
        }
    }

    @Property
    void aTickThatIsDueIsTheOnlyOneLeftToMakeUp(
            @ForAll @IntRange(min = 1, max = 100_000) int cadenceSeconds,
            @ForAll @IntRange(max = 100_000) int offsetSeconds,
            @ForAll @LongRange(max = 10_000_000_000L) long millis) {
        JobDefinition job = job(Duration.ofSeconds(cadenceSeconds), Duration.ofSeconds(offsetSeconds));
        Instant now = ANCHOR.plusMillis(millis);

        Instant due = SchedulePolicy.nextDue(job, ANCHOR, Optional.empty(), now);
        Instant then = SchedulePolicy.nextDue(job, ANCHOR, Optional.of(due), due.isAfter(now) ? due : now);

        assertThat(then).isAfter(now).isEqualTo(due.plus(job.cadence()));
    }

    @Test
    void whatIsMadeUpComesAsARampBehindTheCriticalJobs() {
        JobDefinition posting = job(Duration.ofHours(1), Duration.ZERO).as(JobClass.CRITICAL);
        List<JobDefinition> others = IntStream.range(0, 5)
                .mapToObj(n -> JobDefinition.of("job_" + n, Duration.ofHours(1), "a test"))
                .toList();
        Map<JobName, Duration> ramp = SchedulePolicy.ramp(
                Stream.concat(Stream.of(posting), others.stream()).toList());

        assertThat(ramp).doesNotContainKey(posting.name());
        assertThat(others)
                .extracting(job -> ramp.get(job.name()))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(8));
    }

    @Test
    void whatComesAgainSoonIsPutOffByHalfItsCadenceAtMost() {
        List<JobDefinition> jobs = List.of(
                JobDefinition.of("first", Duration.ofHours(1), "a test"),
                JobDefinition.of("second", Duration.ofMinutes(2), "a test"));

        assertThat(SchedulePolicy.ramp(jobs)).containsEntry(new JobName("second"), Duration.ofMinutes(1));
    }

    @Test
    void aMissedTickIsPutOffAndALaterOneIsNot() {
        Instant resumed = minute(200);
        Duration putOff = Duration.ofMinutes(4);

        assertThat(SchedulePolicy.next(HEALING, ANCHOR, Optional.of(minute(5)), resumed, resumed, putOff))
                .isEqualTo(new SchedulePolicy.DueRun(minute(185 + 15), resumed));
        assertThat(SchedulePolicy.next(HEALING, ANCHOR, Optional.of(minute(5)), minute(203), minute(203), putOff))
                .isEqualTo(new SchedulePolicy.DueRun(minute(200), minute(207)));
        assertThat(SchedulePolicy.next(HEALING, ANCHOR, Optional.of(minute(200)), minute(210), minute(203), putOff))
                .isEqualTo(new SchedulePolicy.DueRun(minute(215), minute(215)));
    }

    @Test
    void whatIsNoUseAnyMoreIsNotMadeUp() {
        JobDefinition shortLived = HEALING.usefulFor(Duration.ofMinutes(1));

        assertThat(SchedulePolicy.next(
                        shortLived, ANCHOR, Optional.of(minute(5)), minute(203), minute(203), Duration.ZERO))
                .isEqualTo(new SchedulePolicy.DueRun(minute(215), minute(215)));
    }

    private static Instant due(Optional<Instant> lastTick, Instant now) {
        return SchedulePolicy.nextDue(HEALING, ANCHOR, lastTick, now);
    }

    private static Instant minute(long afterAnchor) {
        return ANCHOR.plus(Duration.ofMinutes(afterAnchor));
    }

    private static JobDefinition job(Duration cadence, Duration offset) {
        return JobDefinition.of("self_healing", cadence, "keeps the engine alive")
                .at(offset);
    }
}
