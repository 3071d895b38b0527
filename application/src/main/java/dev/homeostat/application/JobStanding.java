package dev.homeostat.application;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.time.Instant;
import java.util.Optional;

/**
 * How a job of the catalogue stands.
 *
 * @param going the run that is going on
 * @param last the run of its latest tick, empty when it never ran
 * @param next account time of its next tick, empty while no engine runs the account
 */
public record JobStanding(
        JobDefinition job, Optional<StartedRun> going, Optional<JobRun> last, Optional<Instant> next) {}
