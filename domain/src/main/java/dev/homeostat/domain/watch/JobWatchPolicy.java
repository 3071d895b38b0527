package dev.homeostat.domain.watch;

import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.watch.JobFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which jobs do not run as they should.
 *
 * <p>A run may start half a cadence late and no later, and has until half its time limit to end, or twice as long as 95 of
 * 100 of its runs took when that is more. Rates are judged by the lower bound of Wilson's interval (E. B. Wilson, "Probable
 * Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927) at 95 %, and never from fewer than {@link
 * #ENOUGH} runs. Pure and thread-safe.
 */
public final class JobWatchPolicy {

    /** Fewer runs tell nothing. */
    public static final int ENOUGH = 10;

    /** The share of failed runs that a job may have. */
    public static final double FAILURES_ALLOWED = 0.10;

    /** A run that takes longer is slow whatever is usual; machine time. */
    public static final Duration SLOW = Duration.ofMinutes(5);

    private static final int SLOWER_THAN_USUAL = 2;
    private static final int SOONER_THAN_USUAL = 20;
    private static final double Z_95 = 1.959964;

    /** Up to this, a run is not slow, however soon others end. */
    private static final Duration SWIFT = Duration.ofSeconds(10);

    /** Below this, how long runs take is noise. */
    private static final Duration NOISE = Duration.ofSeconds(1);

    private JobWatchPolicy() {}

    /**
     * What is the matter with a job now.
     *
     * @param rate account seconds a machine second
     */
    public static List<JobFinding> diagnose(JobHistory history, Instant now, int rate) {
        List<JobFinding> findings = new ArrayList<>();
        history.going()
                .ifPresentOrElse(
                        run -> unfinished(history, run, now, rate).ifPresent(findings::add),
                        () -> missing(history, now).ifPresent(findings::add));
        tooOften(history, now).ifPresent(findings::add);
        return findings;
    }

    /**
     * What is the matter with a job's runs.
     *
     * @param latest that are over, newest first
     */
    public static List<JobFinding> judge(JobDefinition job, List<JobRun> latest) {
        List<JobFinding> findings = new ArrayList<>();
        latestThatRan(latest).ifPresent(run -> {
            List<Duration> usual = usual(alike(run, latest));
            slow(run, usual).ifPresent(findings::add);
            tooFast(run, usual).ifPresent(findings::add);
        });
        failing(job, latest).ifPresent(findings::add);
        return findings;
    }

    private static Optional<JobFinding> missing(JobHistory history, Instant now) {
        JobDefinition job = history.job();
        Duration late = Duration.between(history.dueSince(), now);
        return late.compareTo(job.cadence().dividedBy(2)) > 0
                ? finding(
                        job,
                        Kind.MISSING,
                        "it was due at %s and runs every %s".formatted(history.dueSince(), job.cadence()))
                : Optional.empty();
    }

    private static Optional<JobFinding> unfinished(JobHistory history, StartedRun run, Instant now, int rate) {
        JobDefinition job = history.job();
        Duration going = Duration.between(run.startedAt(), now).dividedBy(rate);
        Duration half = job.timing().timeout().dividedBy(2);
        if (going.compareTo(half) <= 0) {
            return Optional.empty();
        }
        Duration grace = longer(half, p95(usual(history.latest())).multipliedBy(SLOWER_THAN_USUAL));
        return going.compareTo(grace) > 0
                ? finding(
                        job,
                        Kind.UNFINISHED,
                        "it has been running since %s, for %s; it is cancelled after %s"
                                .formatted(
                                        run.startedAt(),
                                        JobFinding.seconds(going),
                                        JobFinding.seconds(job.timing().timeout())))
                : Optional.empty();
    }

    /** Twice in one cadence happens around a restart; three times does not. */
    private static Optional<JobFinding> tooOften(JobHistory history, Instant now) {
        Instant since = now.minus(history.job().cadence());
        long runs = history.latest().stream()
                .takeWhile(run ->
                        run.scheduledFor().isAfter(since.minus(history.job().cadence())))
                .filter(run -> !(run.outcome() instanceof RunOutcome.Skipped))
                .filter(run -> run.startedAt().isAfter(since))
                .count();
        return runs > 2
                ? finding(
                        history.job(),
                        Kind.TOO_OFTEN,
                        "%d runs started within %s"
                                .formatted(runs, history.job().cadence()))
                : Optional.empty();
    }

    private static Optional<JobFinding> slow(JobRun run, List<Duration> usual) {
        boolean unusual = usual.size() >= ENOUGH
                && run.took().compareTo(longer(SWIFT, p95(usual).multipliedBy(SLOWER_THAN_USUAL))) > 0;
        if (!unusual && run.took().compareTo(SLOW) <= 0) {
            return Optional.empty();
        }
        String phase = run.measure()
                .slowestPhase()
                .map(part -> ", %s of it for '%s'".formatted(JobFinding.seconds(part.getValue()), part.getKey()))
                .orElse("");
        return finding(
                run,
                Kind.SLOW,
                "it took %s%s; 95 of 100 runs take up to %s"
                        .formatted(JobFinding.seconds(run.took()), phase, JobFinding.seconds(p95(usual))));
    }

    private static Optional<JobFinding> tooFast(JobRun run, List<Duration> usual) {
        boolean unusual = usual.size() >= ENOUGH
                && quantile(usual, 0.05).compareTo(NOISE) > 0
                && run.outcome() instanceof RunOutcome.Success
                && run.took().multipliedBy(SOONER_THAN_USUAL).compareTo(quantile(usual, 0.05)) < 0;
        return unusual
                ? finding(
                        run,
                        Kind.TOO_FAST,
                        "it took %s; 95 of 100 runs take %s or more"
                                .formatted(JobFinding.seconds(run.took()), JobFinding.seconds(quantile(usual, 0.05))))
                : Optional.empty();
    }

    private static Optional<JobFinding> failing(JobDefinition job, List<JobRun> latest) {
        List<JobRun> made = latest.stream()
                .filter(run -> !(run.outcome() instanceof RunOutcome.Skipped))
                .toList();
        long failed = made.stream()
                .filter(run -> run.outcome() instanceof RunOutcome.Failure)
                .count();
        return made.size() >= ENOUGH && lowerBound(failed, made.size()) > FAILURES_ALLOWED
                ? finding(
                        job,
                        Kind.FAILING,
                        "%d of its latest %d runs failed, the latest: %s"
                                .formatted(failed, made.size(), latestFailure(made)))
                : Optional.empty();
    }

    private static String latestFailure(List<JobRun> made) {
        return made.stream()
                .filter(run -> run.outcome() instanceof RunOutcome.Failure)
                .findFirst()
                .map(run -> run.outcome().detail())
                .orElse("");
    }

    /** The least share of failures that so many of so many are likely to come from. */
    static double lowerBound(long failed, long all) {
        double p = (double) failed / all;
        double z2 = Z_95 * Z_95;
        double center = p + z2 / (2 * all);
        double spread = Z_95 * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        return Math.max(0, (center - spread) / (1 + z2 / all));
    }

    /** Those that came as far as that one did: a run that finds nothing to do says nothing of one that has work. */
    private static List<JobRun> alike(JobRun run, List<JobRun> runs) {
        Optional<String> end = run.measure().lastPhase();
        return runs.stream()
                .filter(other -> other.measure().lastPhase().equals(end))
                .toList();
    }

    private static Optional<JobRun> latestThatRan(List<JobRun> runs) {
        return runs.stream()
                .filter(run -> !(run.outcome() instanceof RunOutcome.Skipped))
                .findFirst();
    }

    /** How long runs before the latest took that came to their own end, in order of length. */
    private static List<Duration> usual(List<JobRun> runs) {
        Stream<JobRun> made = runs.stream().filter(run -> !(run.outcome() instanceof RunOutcome.Skipped));
        return made.skip(1)
                .filter(run ->
                        !(run.outcome() instanceof RunOutcome.Failure failure) || failure.kind() != FailureKind.DEAD)
                .map(JobRun::took)
                .sorted()
                .toList();
    }

    private static Duration p95(List<Duration> sorted) {
        return quantile(sorted, 0.95);
    }

    private static Duration quantile(List<Duration> sorted, double share) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<JobFinding> finding(JobDefinition job, Kind kind, String detail) {
        return Optional.of(new JobFinding(job.name(), kind, detail));
    }

    private static Optional<JobFinding> finding(JobRun run, Kind kind, String detail) {
        return Optional.of(new JobFinding(run.job(), kind, detail));
    }
}
