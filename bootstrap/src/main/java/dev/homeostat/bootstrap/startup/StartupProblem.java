package dev.homeostat.bootstrap.startup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The program cannot start, for reasons that its operator can do something about. The command line shows the message
 * without a stack trace and exits with 2.
 */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public StartupProblem(String what, String fix) {
        this(List.of(new Problem(what, fix)));
    }

    public StartupProblem(String what, String fix, Throwable cause) {
        this(what, fix);
        initCause(cause);
    }

    /** All that is wrong, at once. */
    public StartupProblem(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
