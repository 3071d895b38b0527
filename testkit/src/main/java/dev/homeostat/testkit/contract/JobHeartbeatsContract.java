package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    default void knowsTheLastTickOfAJob() {
        assertThat(store().heartbeats().lastTick(ACCOUNT, JOB)).isEmpty();
        JobRun run = run(4, new RunOutcome.Success("done"));
        store().heartbeats().record(run);

        assertThat(store().heartbeats().lastTick(ACCOUNT, JOB)).contains(run.scheduledFor());
        assertThat(store().heartbeats().lastTick(ACCOUNT, new JobName("reconcile")))
                .isEmpty();
    }

    @Test
    default void knowsTheLatestRunOfEachJob() {
        JobRun late = run(2, new RunOutcome.Skipped("not now"));
        JobRun other = new JobRun(
                new RunId(new UUID(9, 99)),
                ACCOUNT,
                new JobName("reconcile"),
                late.scheduledFor(),
                late.startedAt(),
                late.took(),
                new RunOutcome.Failure("broken"));
        List.of(late, run(1, new RunOutcome.Success("done")), other).forEach(store().heartbeats()::record);

        assertThat(store().heartbeats().lastRuns(ACCOUNT)).containsExactly(late, other);
        assertThat(store().heartbeats().lastRuns(new AccountId("another"))).isEmpty();
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
