package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link dev.homeostat.application.job.port.JobHeartbeats} must do. */
public interface JobHeartbeatsContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");
    JobName JOB = new JobName("posting");

    @BeforeEach
    default void openTheAccount() {
        store().accounts().open(ACCOUNT);
    }

    @Test
    default void keepsRunsNewestFirst() {
        JobRun first = run(1, new RunOutcome.Success("done"));
        JobRun second = run(2, new RunOutcome.Failure(FailureKind.TRANSIENT, "broken"));
        JobRun third = run(3, new RunOutcome.Skipped(SkipReason.HELD, "not now"));
        keep(first, second, third);

        assertThat(heartbeats().latest(ACCOUNT, 2)).containsExactly(third, second);
    }

    @Test
    default void keepsARunOnce() {
        JobRun run = run(1, new RunOutcome.Success("done"));
        keep(run, run);

        assertThat(heartbeats().latest(ACCOUNT, 10)).containsExactly(run);
    }

    @Test
    default void keepsHowLongARunWaitedAndWhatItsPartsTook() {
        SequencedMap<String, Duration> phases = new LinkedHashMap<>();
        phases.put("publish", Duration.ofMillis(200));
        phases.put("settle", Duration.ofMillis(20));
        phases.put("claim", Duration.ofMillis(50));
        RunMeasure measure = new RunMeasure(Duration.ofMillis(250), Duration.ofMillis(4_000), phases, 2);
        JobRun run = start(1).ended(new RunOutcome.Success("done"), measure);
        keep(run);

        assertThat(heartbeats().latest(ACCOUNT, 1)).containsExactly(run);
        assertThat(heartbeats().latest(ACCOUNT, 1).getFirst().measure().slowestPhase())
                .map(Map.Entry::getKey)
                .contains("publish");
        assertThat(heartbeats().latest(ACCOUNT, 1).getFirst().measure().lastPhase())
                .contains("claim");
    }

    @Test
    default void aRunIsGoingOnUntilItEnds() {
        heartbeats().begin(start(1));
        heartbeats().begin(start(2));
        assertThat(heartbeats().running(ACCOUNT)).containsExactly(start(1), start(2));
        assertThat(heartbeats().latest(ACCOUNT, 10)).isEmpty();
        assertThat(heartbeats().lastRun(ACCOUNT, JOB)).isEmpty();

        heartbeats().end(run(1, new RunOutcome.Success("done")));

        assertThat(heartbeats().running(ACCOUNT)).containsExactly(start(2));
        assertThat(heartbeats().running(new AccountId("another"))).isEmpty();
    }

    @Test
    default void aRunThatEndedDoesNotBeginAgain() {
        keep(run(1, new RunOutcome.Success("done")));
        heartbeats().begin(start(1));

        assertThat(heartbeats().running(ACCOUNT)).isEmpty();
    }

    @Test
    default void aRunThatNeverEndedIsDeadAndCountsForNoTick() {
        JobRun before = run(1, new RunOutcome.Success("done"));
        keep(before);
        heartbeats().begin(start(2));

        assertThat(heartbeats().declareDead(ACCOUNT)).containsExactly(start(2));

        assertThat(heartbeats().running(ACCOUNT)).isEmpty();
        assertThat(heartbeats().latest(ACCOUNT, 1).getFirst().outcome()).isEqualTo(StartedRun.DIED);
        assertThat(heartbeats().lastRun(ACCOUNT, JOB)).contains(before);
        assertThat(heartbeats().declareDead(ACCOUNT)).isEmpty();
    }

    @Test
    default void whatADeadRunSaysLateIsNotHeard() {
        heartbeats().begin(start(2));
        heartbeats().declareDead(ACCOUNT);

        heartbeats().end(run(2, new RunOutcome.Success("late")));

        assertThat(heartbeats().latest(ACCOUNT, 10)).extracting(JobRun::outcome).containsExactly(StartedRun.DIED);
        assertThat(heartbeats().lastRun(ACCOUNT, JOB)).isEmpty();
    }

    @Test
    default void knowsTheRunOfAJobsLatestTick() {
        assertThat(heartbeats().lastRun(ACCOUNT, JOB)).isEmpty();
        JobRun latest = run(4, new RunOutcome.Skipped(SkipReason.DEPENDENCY, "not now"));
        keep(latest, run(3, new RunOutcome.Success("late, for an earlier tick")));

        assertThat(heartbeats().lastRun(ACCOUNT, JOB)).contains(latest);
        assertThat(heartbeats().lastRun(ACCOUNT, new JobName("reconcile"))).isEmpty();
        assertThat(heartbeats().lastRun(new AccountId("another"), JOB)).isEmpty();
    }

    @Test
    default void knowsTheLatestRunsOfAJobByTheirTicks() {
        JobRun late = run(1, new RunOutcome.Success("late, for an earlier tick"));
        JobRun second = run(2, new RunOutcome.Success("done"));
        JobRun third = run(3, new RunOutcome.Failure(FailureKind.TRANSIENT, "broken"));
        keep(second, third, late);
        heartbeats().begin(start(4));

        assertThat(heartbeats().latest(ACCOUNT, JOB, 2)).containsExactly(third, second);
        assertThat(heartbeats().latest(ACCOUNT, JOB, 10)).containsExactly(third, second, late);
        assertThat(heartbeats().latest(ACCOUNT, new JobName("plan"), 10)).isEmpty();
    }

    private JobHeartbeats heartbeats() {
        return store().heartbeats();
    }

    private void keep(JobRun... runs) {
        for (JobRun run : runs) {
            heartbeats().begin(run.start());
            heartbeats().end(run);
        }
    }

    private static JobRun run(int number, RunOutcome outcome) {
        return start(number).ended(outcome, RunMeasure.of(Duration.ofMillis(250)));
    }

    private static StartedRun start(int number) {
        Instant tick = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(5L * number));
        return new StartedRun(new RunId(new UUID(9, number)), ACCOUNT, JOB, tick, tick.plusSeconds(1));
    }
}
