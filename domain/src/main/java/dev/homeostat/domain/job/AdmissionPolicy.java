package dev.homeostat.domain.job;

import dev.homeostat.domain.job.Admission.Behind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may begin when several jobs are due. Critical jobs wait for nobody's place. The others share {@link #PLACES},
 * background jobs half of them, and those that read in the browser {@link #READING_PLACES}; a free place goes to the
 * one with the best priority, which improves evenly with waiting until, after a whole cadence, nothing is ahead of it.
 *
 * <p>All times are account time. Pure and thread-safe.
 */
public final class AdmissionPolicy {

    /** Runs of jobs that are not critical, at a time. */
    public static final int PLACES = 4;

    /** Runs of jobs with a lower browser priority than posting, at a time; critical ones are counted but do not wait. */
    public static final int READING_PLACES = 1;

    /** For so long before a post is due others keep out of its way. */
    public static final Duration WINDOW_LEAD = Duration.ofMinutes(1);

    /** A post that did not go out for so long after it was due is held up by something else. */
    public static final Duration WINDOW_TAIL = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int USUAL_PRIORITY = 5;

    private AdmissionPolicy() {}

    /**
     * What goes on in the engine.
     *
     * @param running the jobs of which a run has not ended
     * @param waiting those that were told to wait, the one asked about not among them
     * @param nextPost when the next post is due that could go out, empty when there is none
     */
    public record Situation(List<JobDefinition> running, List<Waiting> waiting, Optional<Instant> nextPost) {
        public Situation {
            running = List.copyOf(running);
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * A job of which a run is due.
     *
     * @param tick that the run is for
     * @param since when the job asked first after its latest run, for this tick or an earlier one
     */
    public record Waiting(JobDefinition job, Instant tick, Instant since) {}

    /** Decides for a run. */
    public static Admission admit(Waiting run, Instant now, Situation situation) {
        JobDefinition job = run.job();
        Optional<Admission.Wait> wait = rule(run, now, situation).or(() -> place(run, now, situation));
        if (wait.isEmpty()) {
            return new Admission.Run();
        }
        if (now.isBefore(run.tick().plus(job.timing().usefulFor()))) {
            return wait.get();
        }
        return new Admission.Skip(
                SkipReason.WAITED, "waited in vain: %s".formatted(wait.get().reason()));
    }

    private static Optional<Admission.Wait> rule(Waiting run, Instant now, Situation situation) {
        return window(run.job(), now, situation.nextPost()).or(() -> parent(run, now, situation.running()));
    }

    /** How long the posting window that is open now goes on, empty when none is open. */
    public static Optional<Duration> window(Instant now, Optional<Instant> nextPost) {
        return nextPost.filter(due -> !now.isBefore(due.minus(WINDOW_LEAD)))
                .map(due -> Duration.between(now, due.plus(WINDOW_TAIL)))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    private static Optional<Admission.Wait> window(JobDefinition job, Instant now, Optional<Instant> nextPost) {
        return job.outsidePostingWindows()
                ? window(now, nextPost)
                        .map(left -> left.compareTo(SOON) < 0 ? left : SOON)
                        .map(soon -> new Admission.Wait(soon, Behind.WINDOW, "a post is about to go out"))
                : Optional.empty();
    }

    private static Optional<Admission.Wait> parent(Waiting run, Instant now, List<JobDefinition> running) {
        return urgency(run, now) >= 1
                ? Optional.empty()
                : running.stream()
                        .filter(other -> run.job().after().contains(other.name()))
                        .findFirst()
                        .map(other ->
                                new Admission.Wait(SOON, Behind.JOB, "%s is still running".formatted(other.name())));
    }

    private static Optional<Admission.Wait> place(Waiting run, Instant now, Situation situation) {
        if (run.job().jobClass() == JobClass.CRITICAL) {
            return Optional.empty();
        }
        List<JobDefinition> ahead = situation.waiting().stream()
                .filter(other -> other.job().jobClass() != JobClass.CRITICAL)
                .filter(other -> rule(other, now, situation).isEmpty())
                .filter(other -> isAhead(other, run, now))
                .map(Waiting::job)
                .toList();
        return full(run.job(), situation.running(), ahead)
                .map(what -> new Admission.Wait(SOON, Behind.JOB, "no place is free among %s".formatted(what)));
    }

    /** What is taken up, counting those that are ahead as if they ran. */
    private static Optional<String> full(JobDefinition job, List<JobDefinition> running, List<JobDefinition> ahead) {
        if (reads(job) && count(running, ahead, AdmissionPolicy::reads) >= READING_PLACES) {
            return Optional.of("the readers of the site");
        }
        if (job.jobClass() == JobClass.BACKGROUND
                && count(running, ahead, other -> other.jobClass() == JobClass.BACKGROUND) >= PLACES / 2) {
            return Optional.of("the background jobs");
        }
        return count(running, ahead, other -> other.jobClass() != JobClass.CRITICAL) >= PLACES
                ? Optional.of("the jobs")
                : Optional.empty();
    }

    private static long count(List<JobDefinition> running, List<JobDefinition> ahead, Kind kind) {
        return running.stream().filter(kind::holds).count()
                + ahead.stream().filter(kind::holds).count();
    }

    private static boolean reads(JobDefinition job) {
        return job.browserPriority().isPresent() && job.browserPriority().getAsInt() > 0;
    }

    private static boolean isAhead(Waiting one, Waiting other, Instant now) {
        int order = Double.compare(rank(one, now), rank(other, now));
        return order < 0
                || (order == 0
                        && one.job().name().value().compareTo(other.job().name().value()) < 0);
    }

    /** Less is better: the priority, which waiting takes down to nothing and below. */
    private static double rank(Waiting run, Instant now) {
        return run.job().browserPriority().orElse(USUAL_PRIORITY) * (1 - urgency(run, now)) - urgency(run, now);
    }

    /** The share of its cadence for which it has waited. */
    private static double urgency(Waiting run, Instant now) {
        return (double) Duration.between(run.since(), now).toMillis()
                / run.job().cadence().toMillis();
    }

    @FunctionalInterface
    private interface Kind {
        boolean holds(JobDefinition job);
    }
}
