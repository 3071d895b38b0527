package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.SiteProfile;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Helps to write site profiles. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Helps to write site profiles.",
        footer = {"", "Example:", "  homeostat profile check my-site.yaml        (see homeostat profile check --help)"})
final class ProfileCommand {

    static CommandLine line(Map<String, String> environment) {
        return new CommandLine(new ProfileCommand())
                .addSubcommand(new ProfileCheckCommand(environment))
                .addSubcommand(new Show());
    }

    /** Prints a profile that comes with the program. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints a profile that comes with the program, to start from; without a name, their names.",
            footer = {"", "Example:", "  homeostat profile show practice-forum > my-site.yaml"})
    static final class Show implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of a built-in profile.")
        private @Nullable String name;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Output output = new Output(spec);
            if (name == null) {
                SiteProfile.builtIns().forEach(output::result);
            } else {
                SiteProfile.builtInText(name).lines().forEach(output::result);
            }
            return ExitCode.OK;
        }
    }
}
