package dev.homeostat.bootstrap.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * A command that tells something about the configured account, as lines or as JSON.
 *
 * @param <R> what there is to tell
 */
abstract class AccountReport<R> extends AccountCommand {

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    AccountReport(Map<String, String> environment) {
        super(environment);
    }

    @Override
    final int execute(OpenAccount open) {
        R report = ask(open);
        if (json) {
            open.output().json(document(report));
        } else {
            List<String> lines = lines(report);
            lines.forEach(open.output()::result);
            if (lines.isEmpty()) {
                open.output().progress("there are none");
            }
        }
        return exitCode(report);
    }

    abstract R ask(OpenAccount open);

    /** Made of maps, lists, texts, numbers and booleans. */
    abstract Object document(R report);

    abstract List<String> lines(R report);

    int exitCode(R report) {
        return ExitCode.OK;
    }
}
