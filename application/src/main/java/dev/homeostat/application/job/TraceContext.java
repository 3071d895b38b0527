package dev.homeostat.application.job;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.post.PostId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Labels for what a thread does, so that log lines, events and the row of a run can be joined by one id. Within another
 * context its labels are added to those of the outer one, which hold alone again afterwards.
 *
 * <p>Nothing is ever decided by these labels. They stand in slf4j's MDC under the names below, which are also those of
 * the JSON log. Immutable and thread-safe.
 */
public final class TraceContext {

    /** Joins all that one run, or one round of a loop, did. */
    public static final String TRACE_ID = "trace_id";

    /** The run, which is its own trace. */
    public static final String RUN_ID = "run_id";

    public static final String JOB_NAME = "job_name";
    public static final String POST_ID = "post_id";
    public static final String ACCOUNT_ID = "account_id";

    /** All of them, in the order in which they are shown. */
    public static final List<String> LABELS = List.of(TRACE_ID, RUN_ID, JOB_NAME, POST_ID, ACCOUNT_ID);

    private static final ThreadLocal<SortedMap<String, String>> HERE =
            ThreadLocal.withInitial(Collections::emptySortedMap);

    private final SortedMap<String, String> labels;

    private TraceContext(Map<String, String> labels) {
        this.labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** For what a run does. */
    public static TraceContext of(RunContext run) {
        return of(run.id(), run.job(), run.account());
    }

    /** For what is said of a run. */
    public static TraceContext of(JobRun run) {
        return of(run.id(), run.job(), run.account());
    }

    private static TraceContext of(RunId run, JobName job, AccountId account) {
        String id = run.toString();
        return new TraceContext(Map.of(TRACE_ID, id, RUN_ID, id, JOB_NAME, job.value(), ACCOUNT_ID, account.value()));
    }

    /** For what is done about a post. */
    public static TraceContext of(PostId post) {
        return new TraceContext(Map.of(POST_ID, post.toString()));
    }

    /**
     * For what a round of a loop does.
     *
     * @param id names the round
     */
    public static TraceContext ofRound(UUID id) {
        return new TraceContext(Map.of(TRACE_ID, id.toString()));
    }

    /** As it holds for this thread now, to be taken to another. */
    public static TraceContext here() {
        return new TraceContext(HERE.get());
    }

    /** The trace id of what this thread does, empty where there is none. */
    public static Optional<String> traceId() {
        return Optional.ofNullable(HERE.get().get(TRACE_ID));
    }

    /** Does something under these labels. */
    public void run(Runnable body) {
        call(() -> {
            body.run();
            return true;
        });
    }

    /** Does something under these labels and gives what it gives. */
    public <T> T call(Supplier<T> body) {
        SortedMap<String, String> outer = HERE.get();
        SortedMap<String, String> both = new TreeMap<>(outer);
        both.putAll(labels);
        show(both);
        try {
            return body.get();
        } finally {
            show(outer);
        }
    }

    private static void show(SortedMap<String, String> labels) {
        HERE.set(labels);
        for (String label : LABELS) {
            String value = labels.get(label);
            if (value == null) {
                MDC.remove(label);
            } else {
                MDC.put(label, value);
            }
        }
    }
}
