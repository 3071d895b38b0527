package dev.homeostat.bootstrap.chaos;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the record of runs says of a job after engines were killed.
 *
 * @param runs that came to an end
 * @param dead that ended with their process
 * @param twice ticks of which more than one run came to an end
 * @param notMadeUp dead runs after which none came to an end for the same tick or a later one
 * @param unexplained ticks left out although no engine was killed around then
 */
record RunLedger(int runs, int dead, int twice, int notMadeUp, int unexplained) {

    static final RunLedger NOTHING = new RunLedger(0, 0, 0, 0, 0);

    /**
     * Looks through one job's runs.
     *
     * @param kills when engines were killed, account time
     * @param slack account time for which a kill may keep ticks from being run
     */
    static RunLedger of(JobDefinition job, List<JobRun> all, List<Instant> kills, Duration slack) {
        List<Instant> dead = ticks(all, true);
        List<Instant> ended = ticks(all, false);
        int twice = 0;
        int unexplained = 0;
        for (int place = 1; place < ended.size(); place++) {
            Instant before = ended.get(place - 1);
            Instant tick = ended.get(place);
            twice += tick.equals(before) ? 1 : 0;
            boolean leftOut = Duration.between(before, tick).compareTo(job.cadence()) > 0;
            boolean killed = kills.stream()
                    .anyMatch(kill -> kill.isAfter(before.minus(slack)) && kill.isBefore(tick.plus(slack)));
            unexplained += leftOut && !killed ? 1 : 0;
        }
        int notMadeUp = (int) dead.stream()
                .filter(tick -> ended.isEmpty() || ended.getLast().isBefore(tick))
                .count();
        return new RunLedger(ended.size(), dead.size(), twice, notMadeUp, unexplained);
    }

    private static List<Instant> ticks(List<JobRun> all, boolean dead) {
        return new ArrayList<>(all.stream()
                .filter(run -> run.outcome().equals(StartedRun.DIED) == dead)
                .map(JobRun::scheduledFor)
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    RunLedger and(RunLedger other) {
        return new RunLedger(
                runs + other.runs,
                dead + other.dead,
                twice + other.twice,
                notMadeUp + other.notMadeUp,
                unexplained + other.unexplained);
    }
}
