package dev.homeostat.domain.job;

import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.domain.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What runs how often, under what conditions, and why it exists.
 *
 * @param after the jobs whose running runs it lets end first; they never silence it
 * @param browserPriority 0 (posting) to 10 of what it does in the browser, empty when it needs none
 * @param outsidePostingWindows whether it stays away while a post is about to go out
 * @param retries how often a run that failed for a passing reason is tried again at once
 * @param degraded what becomes of it while a dependency is out of use, where that is not {@link DegradedEffect#RUNS}
 */
public record JobDefinition(
        JobName name,
        JobTiming timing,
        JobClass jobClass,
        List<JobName> after,
        OptionalInt browserPriority,
        boolean outsidePostingWindows,
        RetryPolicy retries,
        Map<Dependency, DegradedEffect> degraded,
        String purpose) {

    private static final int LOWEST_PRIORITY = 10;

    public JobDefinition {
        after = List.copyOf(after);
        degraded = Map.copyOf(degraded);
        if (browserPriority.isPresent()
                && (browserPriority.getAsInt() < 0 || browserPriority.getAsInt() > LOWEST_PRIORITY)) {
            throw new IllegalArgumentException(
                    "job %s: a browser priority is 0 to %d".formatted(name, LOWEST_PRIORITY));
        }
        if (after.contains(name)) {
            throw new IllegalArgumentException("job %s cannot come after itself".formatted(name));
        }
    }

    /** A normal job that needs nothing, at each multiple of the cadence from the anchor on. */
    public static JobDefinition of(String name, Duration cadence, String purpose) {
        return new JobDefinition(
                new JobName(name),
                JobTiming.every(cadence),
                JobClass.NORMAL,
                List.of(),
                OptionalInt.empty(),
                false,
                RetryPolicy.NONE,
                Map.of(),
                purpose);
    }

    public Duration cadence() {
        return timing.cadence();
    }

    public Duration offset() {
        return timing.offset();
    }

    /** What becomes of it while that is out of use. */
    public DegradedEffect without(Dependency dependency) {
        return degraded.getOrDefault(dependency, DegradedEffect.RUNS);
    }

    /** The same job at another cadence, its offset scaled with it. */
    public JobDefinition every(Duration newCadence) {
        return with(timing.scaledTo(newCadence));
    }

    public JobDefinition at(Duration offset) {
        return with(new JobTiming(timing.cadence(), offset, timing.timeout(), timing.usefulFor()));
    }

    public JobDefinition within(Duration timeout) {
        return with(new JobTiming(timing.cadence(), timing.offset(), timeout, timing.usefulFor()));
    }

    public JobDefinition usefulFor(Duration time) {
        return with(new JobTiming(timing.cadence(), timing.offset(), timing.timeout(), time));
    }

    public JobDefinition as(JobClass newClass) {
        return new JobDefinition(
                name, timing, newClass, after, browserPriority, outsidePostingWindows, retries, degraded, purpose);
    }

    public JobDefinition after(JobDefinition... others) {
        List<JobName> names = Arrays.stream(others).map(JobDefinition::name).toList();
        return new JobDefinition(
                name, timing, jobClass, names, browserPriority, outsidePostingWindows, retries, degraded, purpose);
    }

    public JobDefinition inBrowser(int priority) {
        return new JobDefinition(
                name,
                timing,
                jobClass,
                after,
                OptionalInt.of(priority),
                outsidePostingWindows,
                retries,
                degraded,
                purpose);
    }

    public JobDefinition stayingOutOfPostingWindows() {
        return new JobDefinition(name, timing, jobClass, after, browserPriority, true, retries, degraded, purpose);
    }

    public JobDefinition retrying(RetryPolicy policy) {
        return new JobDefinition(
                name, timing, jobClass, after, browserPriority, outsidePostingWindows, policy, degraded, purpose);
    }

    /** The same job, with what becomes of it while any of these is out of use. */
    public JobDefinition without(DegradedEffect effect, Dependency... dependencies) {
        Map<Dependency, DegradedEffect> all = new EnumMap<>(Dependency.class);
        all.putAll(degraded);
        for (Dependency dependency : dependencies) {
            all.put(dependency, effect);
        }
        return new JobDefinition(
                name, timing, jobClass, after, browserPriority, outsidePostingWindows, retries, all, purpose);
    }

    private JobDefinition with(JobTiming newTiming) {
        return new JobDefinition(
                name, newTiming, jobClass, after, browserPriority, outsidePostingWindows, retries, degraded, purpose);
    }
}
