package dev.homeostat.simulation.virtual;

import dev.homeostat.domain.job.Admission.Behind;
import dev.homeostat.domain.job.AdmissionPolicy;
import dev.homeostat.domain.job.JobClass;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is seen of a {@link JobWeek}. */
final class JobWeekLog {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Instant anchor;
    private final Instant resumed;
    private final Map<JobName, Instant> lastStart = new HashMap<>();
    private final Map<JobName, Integer> madeUp = new HashMap<>();
    private final List<Instant> rampStarts = new ArrayList<>();
    private int runs;
    private int skipped;
    private int behindOthers;
    private int inWindows;
    private int starved;
    private int offGrid;
    private Duration late = Duration.ZERO;
    private Instant lastMadeUp;

    JobWeekLog(Instant anchor, Instant resumed) {
        this.anchor = anchor;
        this.resumed = resumed;
        this.lastMadeUp = resumed;
    }

    void skipped() {
        skipped++;
    }

    void began(JobDefinition job, Instant tick, Instant now, List<Behind> behind, Optional<Instant> nextPost) {
        runs++;
        behindOthers += behind.contains(Behind.JOB) ? 1 : 0;
        inWindows += job.outsidePostingWindows()
                        && AdmissionPolicy.window(now, nextPost).isPresent()
                ? 1
                : 0;
        offGrid += isOnGrid(job, tick) ? 0 : 1;
        boolean makesUp = tick.isBefore(resumed) && !now.isBefore(resumed);
        if (makesUp) {
            makesUp(job, now);
        } else if (behind.isEmpty()) {
            late = longer(late, Duration.between(tick, now));
        }
        Optional.ofNullable(lastStart.put(job.name(), now))
                .filter(before -> !before.isBefore(resumed) || now.isBefore(resumed))
                .filter(before ->
                        Duration.between(before, now).compareTo(job.cadence().multipliedBy(2)) > 0)
                .ifPresent(before -> starved++);
    }

    private boolean isOnGrid(JobDefinition job, Instant tick) {
        return Duration.between(anchor.plus(job.offset()), tick).toMillis()
                        % job.cadence().toMillis()
                == 0;
    }

    private void makesUp(JobDefinition job, Instant now) {
        madeUp.merge(job.name(), 1, Integer::sum);
        lastMadeUp = now;
        if (job.jobClass() != JobClass.CRITICAL) {
            rampStarts.add(now);
        }
    }

    JobWeekReport report() {
        return new JobWeekReport(
                runs,
                skipped,
                behindOthers,
                inWindows,
                starved,
                offGrid,
                late,
                madeUp.values().stream().mapToInt(Integer::intValue).sum(),
                (int) madeUp.values().stream().filter(times -> times > 1).count(),
                burst(),
                Duration.between(resumed, lastMadeUp));
    }

    private int burst() {
        return rampStarts.stream()
                .mapToInt(from -> (int) rampStarts.stream()
                        .filter(start -> !start.isBefore(from) && start.isBefore(from.plus(MINUTE)))
                        .count())
                .max()
                .orElse(0);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
