package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.bootstrap.facts.ContentPreview;
import dev.homeostat.bootstrap.facts.ContentSettings;
import dev.homeostat.bootstrap.facts.FileFactSource;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.content.Draft;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at the facts and at what would be written from them. Needs no database, no site and no account. */
@Command(
        name = "content",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks at your facts and at what would be written from them.",
        footer = {
            "",
            "Examples:",
            "  homeostat content preview --n 5 --facts facts.csv",
            "  homeostat content check --config homeostat.yaml"
        })
final class ContentCommand {

    private ContentCommand() {}

    static CommandLine line(Map<String, String> environment) {
        return new CommandLine(new ContentCommand())
                .addSubcommand(new Preview(environment))
                .addSubcommand(new Check(environment));
    }

    /** Shows posts. */
    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = {
                "Writes posts from your facts as the templates would now, and publishes nothing.",
                "The same seed gives the same posts. How long facts last assumes that none was told yet."
            },
            footer = {
                "",
                "Example:",
                "  homeostat content preview --n 5 --facts facts.csv --generator question --seed 7"
            })
    static final class Preview implements Runnable {

        private static final int MOST = 1_000;

        @Mixin
        private final FactsOption facts;

        @Option(names = "--n", paramLabel = "N", description = "How many posts (default: ${DEFAULT-VALUE}).")
        private int wanted = 5;

        @Option(names = "--seed", description = "Chooses facts and wordings (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Preview(Map<String, String> environment) {
            facts = new FactsOption(environment);
        }

        @Override
        public void run() {
            if (wanted < 1 || wanted > MOST) {
                throw new StartupProblem("--n %d is no number of posts".formatted(wanted), "give 1 to " + MOST);
            }
            ContentSettings settings = facts.settings();
            Facts read = new FileFactSource(settings.facts()).read();
            PreviewView view = new PreviewView(settings, read, new ContentPreview(settings, read.facts(), seed));
            Output output = new Output(spec);
            if (!json) {
                view.warnings().forEach(output::progress);
            }
            List<Draft> posts = view.preview().posts(wanted);
            if (posts.size() < wanted) {
                throw tooFew(posts.size(), view);
            }
            output.result(json, () -> view.document(posts), () -> view.lines(posts));
        }

        private StartupProblem tooFew(int written, PreviewView view) {
            return new StartupProblem(
                    "the facts are enough for %d of %d posts%s"
                            .formatted(
                                    written,
                                    wanted,
                                    view.problems().stream()
                                            .findFirst()
                                            .map(first -> " (%s)".formatted(first))
                                            .orElse("")),
                    written == 0
                            ? "add facts; docs/facts.md says how to write them"
                            : "add facts, or ask for fewer posts with --n");
        }
    }

    /** Shows problems. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Tells what is wrong with your facts, one line each with file and line.",
                "Exit code 1 if anything is wrong."
            },
            footer = {"", "Example:", "  homeostat content check --facts facts.csv more-facts.md"})
    static final class Check implements Callable<Integer> {

        @Mixin
        private final FactsOption facts;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Check(Map<String, String> environment) {
            facts = new FactsOption(environment);
        }

        @Override
        public Integer call() {
            ContentSettings settings = facts.settings();
            Facts read = new FileFactSource(settings.facts()).read();
            PreviewView view = new PreviewView(settings, read, new ContentPreview(settings, read.facts(), 0));
            Output output = new Output(spec);
            if (json) {
                output.json(view.document());
            } else {
                Stream.concat(view.problems().stream(), view.summary().stream()).forEach(output::result);
            }
            return view.problems().isEmpty() ? 0 : 1;
        }
    }
}
