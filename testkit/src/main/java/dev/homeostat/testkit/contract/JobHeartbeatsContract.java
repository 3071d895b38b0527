package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunOutcome;
import java.time.Duration;
import java.time.Instant;
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
        JobRun second = run(2, new RunOutcome.Failure("broken"));
        JobRun third = run(3, new RunOutcome.Skipped("not now"));
        store().heartbeats().record(first);
        store().heartbeats().record(second);
        store().heartbeats().record(third);

        assertThat(store().heartbeats().latest(ACCOUNT, 2)).containsExactly(third, second);
    }

    @Test
    default void keepsARunOnce() {
        JobRun run = run(1, new RunOutcome.Success("done"));
        store().heartbeats().record(run);
        store().heartbeats().record(run);

        assertThat(store().heartbeats().latest(ACCOUNT, 10)).containsExactly(run);
    }

    @Test
    default void knowsTheRunOfAJobsLatestTick() {
        assertThat(store().heartbeats().lastRun(ACCOUNT, JOB)).isEmpty();
        JobRun latest = run(4, new RunOutcome.Skipped("not now"));
        store().heartbeats().record(latest);
        store().heartbeats().record(run(3, new RunOutcome.Success("late, for an earlier tick")));

        assertThat(store().heartbeats().lastRun(ACCOUNT, JOB)).contains(latest);
        assertThat(store().heartbeats().lastRun(ACCOUNT, new JobName("reconcile")))
                .isEmpty();
        assertThat(store().heartbeats().lastRun(new AccountId("another"), JOB)).isEmpty();
    }

    private JobRun run(int number, RunOutcome outcome) {
        Instant tick = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(5L * number));
        return new JobRun(
                new RunId(new UUID(9, number)),
                ACCOUNT,
                JOB,
                tick,
                tick.plusSeconds(1),
                Duration.ofMillis(250),
                outcome);
    }
}
