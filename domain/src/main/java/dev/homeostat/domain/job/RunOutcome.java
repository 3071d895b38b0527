package dev.homeostat.domain.job;

/** How a run ended. "Nothing to do" is a success. */
public sealed interface RunOutcome {

    /** One line for people about what was done, not done, or went wrong. */
    String detail();

    /** The word used in {@code job_heartbeats.last_run_status}. */
    String word();

    /** The word used in {@code job_heartbeats.exit_class}. */
    String exitClass();

    /** The same, with something that was done besides. */
    RunOutcome with(String besides);

    /** The run did what there was to do. */
    record Success(String detail) implements RunOutcome {
        @Override
        public String word() {
            return "success";
        }

        @Override
        public String exitClass() {
            return "done";
        }

        @Override
        public RunOutcome with(String besides) {
            return new Success(joined(besides, detail));
        }
    }

    /** The run did not happen, for the reason given. */
    record Skipped(SkipReason reason, String detail) implements RunOutcome {
        @Override
        public String word() {
            return "skipped";
        }

        @Override
        public String exitClass() {
            return reason.word();
        }

        @Override
        public RunOutcome with(String besides) {
            return new Skipped(reason, joined(besides, detail));
        }
    }

    /** The run was broken off by a failure. */
    record Failure(FailureKind kind, String detail) implements RunOutcome {
        @Override
        public String word() {
            return kind == FailureKind.DEAD ? "dead" : "failure";
        }

        @Override
        public String exitClass() {
            return kind.word();
        }

        @Override
        public RunOutcome with(String besides) {
            return new Failure(kind, joined(besides, detail));
        }
    }

    private static String joined(String besides, String detail) {
        return "%s; %s".formatted(besides, detail);
    }
}
