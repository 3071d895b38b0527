package dev.homeostat.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.watch.JobFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobWatchPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final JobDefinition PLAN = JobDefinition.of("plan", Duration.ofHours(2), "a test");
    private static final RunOutcome DONE = new RunOutcome.Success("done");
    private static final RunOutcome BROKEN = new RunOutcome.Failure(FailureKind.TRANSIENT, "broken");
    private static final RunOutcome HELD = new RunOutcome.Skipped(SkipReason.HELD, "held");

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(kinds(NOW.plus(Duration.ofHours(1)), runs(20, 0, Duration.ofSeconds(30))))
                .isEmpty();
    }

    @Test
    void aRunIsMissingWhenItDidNotStartWithinHalfACadence() {
        assertThat(kinds(NOW.minus(Duration.ofHours(1)), List.of())).isEmpty();
        assertThat(kinds(NOW.minus(Duration.ofHours(1)).minusSeconds(1), List.of()))
                .containsExactly(Kind.MISSING);
    }

    @Test
    void aRunThatDoesNotEndIsNotMissingButUnfinished() {
        Instant due = NOW.minus(Duration.ofHours(5));
        assertThat(kindsWhileGoing(due, Duration.ofMinutes(14), List.of())).isEmpty();
        assertThat(kindsWhileGoing(due, Duration.ofMinutes(16), List.of())).containsExactly(Kind.UNFINISHED);
        List<JobRun> slow = runs(20, 0, Duration.ofMinutes(10));
        assertThat(kindsWhileGoing(due, Duration.ofMinutes(19), slow)).doesNotContain(Kind.UNFINISHED);
    }

    @Test
    void threeRunsWithinOneCadenceAreTooMany() {
        List<JobRun> three = List.of(run(10, DONE), run(20, DONE), run(30, DONE));

        assertThat(kinds(NOW, three.subList(0, 2))).isEmpty();
        assertThat(kinds(NOW, three)).containsExactly(Kind.TOO_OFTEN);
        assertThat(kinds(NOW, List.of(run(10, HELD), run(20, HELD), run(30, HELD))))
                .isEmpty();
    }

    @Test
    void aRunOfMoreThanFiveMinutesIsSlowAndItsSlowPartIsNamed() {
        RunMeasure measure = measured(Duration.ofSeconds(301), Map.of("look", 1, "write", 300));

        List<JobFinding> findings = diagnose(NOW, List.of(start(10).ended(DONE, measure)));

        assertThat(findings).extracting(JobFinding::kind).containsExactly(Kind.SLOW);
        assertThat(findings.getFirst().detail()).contains("300 s of it for 'write'");
    }

    @Test
    void aRunIsSlowThatTookMoreThanTwiceWhatTheOthersDo() {
        List<JobRun> usual = runs(20, 0, Duration.ofSeconds(10));

        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofSeconds(20)), usual)))
                .isEmpty();
        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofSeconds(21)), usual)))
                .containsExactly(Kind.SLOW);
        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofSeconds(21)), usual.subList(0, 9))))
                .isEmpty();
    }

    @Test
    void aRunIsComparedWithThoseThatCameAsFar() {
        RunMeasure worked = measured(Duration.ofSeconds(40), Map.of("write", 40));
        List<JobRun> idle = runs(50, 0, Duration.ofMillis(5));

        assertThat(kinds(NOW, before(start(10).ended(DONE, worked), idle))).isEmpty();
    }

    @Test
    void whatTakesSecondsIsNotSlow() {
        List<JobRun> usual = runs(20, 0, Duration.ofMillis(900));

        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofSeconds(10)), usual)))
                .isEmpty();
        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofSeconds(11)), usual)))
                .containsExactly(Kind.SLOW);
    }

    @Test
    void aRunThatEndsMuchSoonerThanEverIsSuspicious() {
        List<JobRun> usual = runs(20, 0, Duration.ofSeconds(40));

        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofSeconds(2)), usual)))
                .isEmpty();
        assertThat(kinds(NOW, before(run(10, DONE, Duration.ofMillis(1_999)), usual)))
                .containsExactly(Kind.TOO_FAST);
        assertThat(kinds(NOW, before(run(10, BROKEN, Duration.ofMillis(1_999)), usual)))
                .isEmpty();
    }

    @Test
    void noRateIsJudgedFromFewerThanTenRuns() {
        assertThat(kinds(NOW, runs(0, 9, Duration.ofSeconds(1)))).isEmpty();
        assertThat(kinds(NOW, runs(0, 10, Duration.ofSeconds(1)))).containsExactly(Kind.FAILING);
    }

    @Test
    void aRateIsJudgedByWhatIsLikelyAndNotByThePoint() {
        assertThat(kinds(NOW, runs(8, 2, Duration.ofSeconds(1)))).isEmpty();
        assertThat(kinds(NOW, runs(80, 20, Duration.ofSeconds(1)))).containsExactly(Kind.FAILING);
        assertThat(JobWatchPolicy.lowerBound(20, 100)).isCloseTo(0.1334, within(0.0005));
        assertThat(JobWatchPolicy.lowerBound(0, 100)).isZero();
    }

    private static List<JobFinding> diagnose(Instant due, List<JobRun> latest) {
        JobHistory history = new JobHistory(PLAN, due, Optional.empty(), latest);
        List<JobFinding> findings = new ArrayList<>(JobWatchPolicy.diagnose(history, NOW, 1));
        findings.addAll(JobWatchPolicy.judge(PLAN, latest));
        return findings;
    }

    private static List<Kind> kinds(Instant due, List<JobRun> latest) {
        return diagnose(due, latest).stream().map(JobFinding::kind).toList();
    }

    private static List<Kind> kindsWhileGoing(Instant due, Duration since, List<JobRun> latest) {
        StartedRun going =
                new StartedRun(new RunId(new UUID(0, 0)), new AccountId("a"), PLAN.name(), due, NOW.minus(since));
        return JobWatchPolicy.diagnose(new JobHistory(PLAN, due, Optional.of(going), latest), NOW, 1).stream()
                .map(JobFinding::kind)
                .toList();
    }

    private static List<JobRun> before(JobRun latest, List<JobRun> others) {
        List<JobRun> all = new ArrayList<>(others);
        all.addFirst(latest);
        return all;
    }

    /** Every third minute before the latest cadence one, those that failed first. */
    private static List<JobRun> runs(int done, int failed, Duration took) {
        List<JobRun> all = new ArrayList<>();
        for (int n = 0; n < done + failed; n++) {
            all.add(run(180 + 180L * n, n < failed ? BROKEN : DONE, took));
        }
        return all;
    }

    private static JobRun run(long minutesAgo, RunOutcome outcome) {
        return run(minutesAgo, outcome, Duration.ofMillis(100));
    }

    private static JobRun run(long minutesAgo, RunOutcome outcome, Duration took) {
        return start(minutesAgo).ended(outcome, RunMeasure.of(took));
    }

    private static RunMeasure measured(Duration took, Map<String, Integer> seconds) {
        SequencedMap<String, Duration> phases = new LinkedHashMap<>();
        seconds.forEach((name, spent) -> phases.put(name, Duration.ofSeconds(spent)));
        return new RunMeasure(took, Duration.ZERO, phases, 0);
    }

    private static StartedRun start(long minutesAgo) {
        Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
        return new StartedRun(new RunId(new UUID(1, minutesAgo)), new AccountId("a"), PLAN.name(), at, at);
    }
}
