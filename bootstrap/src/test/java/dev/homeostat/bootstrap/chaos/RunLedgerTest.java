package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunLedgerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobDefinition JOB = JobDefinition.of("posting", Duration.ofMinutes(1), "a test");
    private static final RunOutcome DONE = new RunOutcome.Success("done");
    private static final Duration SLACK = Duration.ofMinutes(1);

    @Test
    void findsNothingWhereEachTickWasRunOnce() {
        assertThat(ledger(List.of(), run(1, DONE), run(2, DONE), run(3, DONE))).isEqualTo(new RunLedger(3, 0, 0, 0, 0));
    }

    @Test
    void countsATickThatWasRunTwice() {
        assertThat(ledger(List.of(), run(1, DONE), run(1, DONE)).twice()).isEqualTo(1);
    }

    @Test
    void aDeadRunIsMadeUpByTheSameTickOrALaterOne() {
        assertThat(ledger(List.of(), run(1, StartedRun.DIED), run(1, DONE))).isEqualTo(new RunLedger(1, 1, 0, 0, 0));
        assertThat(ledger(List.of(), run(1, StartedRun.DIED), run(2, DONE)).notMadeUp())
                .isZero();
        assertThat(ledger(List.of(), run(1, DONE), run(2, StartedRun.DIED)).notMadeUp())
                .isEqualTo(1);
    }

    @Test
    void ticksAreLeftOutOnlyAroundAKill() {
        assertThat(ledger(List.of(), run(1, DONE), run(4, DONE)).unexplained()).isEqualTo(1);
        assertThat(ledger(List.of(minute(2)), run(1, DONE), run(4, DONE)).unexplained())
                .isZero();
        assertThat(ledger(List.of(minute(9)), run(1, DONE), run(4, DONE)).unexplained())
                .isEqualTo(1);
    }

    private static RunLedger ledger(List<Instant> kills, JobRun... runs) {
        return RunLedger.of(JOB, List.of(runs), kills, SLACK);
    }

    private static JobRun run(int minute, RunOutcome outcome) {
        return new StartedRun(new RunId(new UUID(0, 0)), new AccountId("a"), JOB.name(), minute(minute), minute(minute))
                .ended(outcome, RunMeasure.of(Duration.ZERO));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
