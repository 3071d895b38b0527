package dev.homeostat.domain.job;

/** How a run ended. "Nothing to do" is a success. */
public sealed interface RunOutcome {

    /** One line for people about what was done, not done, or went wrong. */
    String detail();

    /** The same, with something that was done besides. */
    default RunOutcome with(String besides) {
        String all = "%s; %s".formatted(besides, detail());
        return switch (this) {
            case Success success -> new Success(all);
            case Skipped skipped -> new Skipped(all);
            case Failure failure -> new Failure(all);
        };
    }

    /** The run did what there was to do. */
    record Success(String detail) implements RunOutcome {}

    /** The run did not happen, for the reason given. */
    record Skipped(String detail) implements RunOutcome {}

    /** The run was broken off by a failure. */
    record Failure(String detail) implements RunOutcome {}

    /** The word used in {@code job_heartbeats.last_run_status}. */
    default String word() {
        return switch (this) {
            case Success s -> "success";
            case Skipped s -> "skipped";
            case Failure f -> "failure";
        };
    }
}
