package dev.homeostat.bootstrap.startup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The program cannot start, for reasons that its operator can do something about. The command line shows the message
 * without a stack trace and exits with 2, or with 1 when the same may work later with nothing changed.
 */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final boolean passing;

    public StartupProblem(String what, String fix) {
        this(List.of(new Problem(what, fix)));
    }

    public StartupProblem(String what, String fix, Throwable cause) {
        this(what, fix);
        initCause(cause);
    }

    /** All that is wrong, at once. */
    public StartupProblem(List<Problem> problems) {
        this(problems, false);
    }

    private StartupProblem(List<Problem> problems, boolean passing) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
        this.passing = passing;
    }

    /** One that may pass with nothing in the configuration changed. */
    public static StartupProblem passing(String what, String fix) {
        return new StartupProblem(List.of(new Problem(what, fix)), true);
    }

    /** Whether the same may work later with nothing changed. */
    public boolean isPassing() {
        return passing;
    }

    public List<Problem> problems() {
        return problems;
    }
}
