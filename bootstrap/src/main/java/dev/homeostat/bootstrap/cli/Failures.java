package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.postgres.DatabaseUnreachable;
import dev.homeostat.adapter.postgres.SchemaRefused;
import dev.homeostat.adapter.web.PortUnavailable;
import dev.homeostat.bootstrap.startup.Problem;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells a person what went wrong: the message on standard error, the stack trace into the log file only. */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        boolean logged = LogFile.ownsStandardError();
        PrintWriter err = logged ? new PrintWriter(Writer.nullWriter()) : line.getErr();
        int exit =
                switch (failure) {
                    case StartupProblem problem -> tell(err, problem.problems(), exitCode(problem.isPassing()));
                    case PortUnavailable port -> tell(err, port.getMessage(), ExitCode.USAGE);
                    case DatabaseUnreachable database -> tell(err, database.getMessage(), exitCode(database.isAway()));
                    case SchemaRefused schema -> tell(err, schema.getMessage(), ExitCode.USAGE);
                    case InvalidProfile profile -> tellProfile(err, profile);
                    case ParameterException usage -> throw usage;
                    default -> tellUnexpected(err, failure);
                };
        err.flush();
        LOG.atLevel(logged ? Level.ERROR : Level.INFO)
                .setCause(failure)
                .log("Ended with exit code {}: {}", exit, failure.getMessage());
        return exit;
    }

    /** Whoever restarts the program need not do so while it would fail in the same way. */
    private static int exitCode(boolean mayPass) {
        return mayPass ? ExitCode.SOFTWARE : ExitCode.USAGE;
    }

    private static int tell(PrintWriter err, List<Problem> problems, int exitCode) {
        if (problems.size() > 1) {
            err.printf("homeostat: %d things are wrong%n", problems.size());
            problems.forEach(problem -> err.println("  " + Printable.line(problem.toString())));
        } else {
            problems.forEach(problem -> err.println("homeostat: " + Printable.line(problem.toString())));
        }
        return exitCode;
    }

    private static int tell(PrintWriter err, @Nullable String message, int exitCode) {
        err.println("homeostat: " + Printable.line(String.valueOf(message)));
        return exitCode;
    }

    private static int tellProfile(PrintWriter err, InvalidProfile profile) {
        err.println("homeostat: the site profile is wrong");
        profile.places().forEach(problem -> err.println("  " + Printable.line(problem.located())));
        return ExitCode.USAGE;
    }

    private static int tellUnexpected(PrintWriter err, Exception failure) {
        err.println("homeostat: unexpected: " + Printable.line(failure.toString()));
        err.println("  "
                + LogFile.current()
                        .map(file -> "the details are in " + file)
                        .orElse("set HOMEOSTAT_JAVA_OPTS=-Dhomeostat.trace=true to see the details"));
        if (Boolean.getBoolean("homeostat.trace")) {
            failure.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }
}
