package dev.homeostat.application;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each job runs.
 *
 * @param changed account time between two ticks of the jobs for which that is not as in the catalogue
 */
public record JobCadences(Map<JobName, Duration> changed) {

    /** As in the catalogue. */
    public static final JobCadences CATALOGUE = new JobCadences(Map.of());

    public JobCadences {
        changed = Map.copyOf(changed);
    }

    /** The same, but for one job. */
    public JobCadences with(JobDefinition job, Duration cadence) {
        Map<JobName, Duration> all = new HashMap<>(changed);
        all.put(job.name(), cadence);
        return new JobCadences(all);
    }

    /** The jobs of the catalogue at these cadences, each behind those that it comes after. */
    public List<JobDefinition> jobs() {
        return JobCatalogue.all().stream().map(this::at).toList();
    }

    /** The job at its cadence. */
    JobDefinition at(JobDefinition job) {
        Duration cadence = changed.getOrDefault(job.name(), job.cadence());
        return cadence.equals(job.cadence()) ? job : job.every(cadence);
    }
}
