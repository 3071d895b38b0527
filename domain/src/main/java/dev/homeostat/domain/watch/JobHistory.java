package dev.homeostat.domain.watch;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a job's runs. All instants are account time.
 *
 * @param dueSince since when its next run is due, in the future while it is not
 * @param going the run that is going on
 * @param latest its latest runs that are over, newest first
 */
public record JobHistory(JobDefinition job, Instant dueSince, Optional<StartedRun> going, List<JobRun> latest) {

    public JobHistory {
        latest = List.copyOf(latest);
    }
}
