package dev.homeostat.domain.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalogue of jobs that holds together: every name once, every job that another comes after known, no cycle. */
public final class JobGraph {

    private final Map<JobName, JobDefinition> byName = new LinkedHashMap<>();
    private final List<JobDefinition> inOrder = new ArrayList<>();

    /**
     * Checks the catalogue.
     *
     * @throws IllegalArgumentException naming what does not hold together
     */
    public JobGraph(List<JobDefinition> jobs) {
        for (JobDefinition job : jobs) {
            if (byName.put(job.name(), job) != null) {
                throw new IllegalArgumentException("there are two jobs '%s'".formatted(job.name()));
            }
        }
        jobs.forEach(job -> place(job, new LinkedHashSet<>()));
    }

    private void place(JobDefinition job, Set<JobName> path) {
        if (inOrder.contains(job)) {
            return;
        }
        if (!path.add(job.name())) {
            throw new IllegalArgumentException(
                    "the jobs %s come after each other in a circle; take out one 'after'".formatted(path));
        }
        for (JobName parent : job.after()) {
            place(
                    find(parent)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "job '%s' comes after '%s', which is no job".formatted(job.name(), parent))),
                    path);
        }
        path.remove(job.name());
        inOrder.add(job);
    }

    public Optional<JobDefinition> find(JobName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All jobs, each behind those that it comes after. */
    public List<JobDefinition> inOrder() {
        return List.copyOf(inOrder);
    }
}
