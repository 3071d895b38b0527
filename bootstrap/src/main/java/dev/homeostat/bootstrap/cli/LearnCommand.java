package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.account.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what was learned, and proves that it comes from the log. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what was learned from how posts did, and rebuilds it from the log.",
        footer = {"", "Examples:", "  homeostat learn show", "  homeostat learn replay --config homeostat.yaml"})
final class LearnCommand {

    /** The command with what it can do. */
    static CommandLine line(Map<String, String> environment) {
        return new CommandLine(new LearnCommand())
                .addSubcommand(new Show(environment))
                .addSubcommand(new Replay(environment));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what is believed of each hour, generator, format and topic.",
            footer = {
                "",
                "Effects are changes of engagement against the average post. 'best' is the probability that",
                "an arm is the best of those listed, 'next' that of its being chosen next from them.",
                "",
                "Example:",
                "  homeostat learn show --json"
            })
    static final class Show implements Runnable {

        @Mixin
        private final ConfigOption config;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Show(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public void run() {
            LoadedConfig loaded = config.start("account.id");
            Output output = new Output(spec);
            AccountId account = account(loaded);
            try (AccountDesk desk = AccountDesk.open(loaded)) {
                Optional<LearningReport> report = desk.ports()
                        .learning()
                        .latest(account)
                        .map(model -> LearningReport.of(desk.ports(), account, model));
                if (json) {
                    output.json(report.map(LearningView::document).orElseGet(Show::nothing));
                } else {
                    report.ifPresentOrElse(
                            found -> LearningView.lines(found).forEach(output::result),
                            () -> output.result(
                                    "nothing was learned yet; a running engine learns when posts are read"));
                }
            }
        }

        private static Map<String, Object> nothing() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("model", null);
            return document;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Rebuilds every model that was kept from the log; exit code 1 if one differs by a bit.",
            footer = {"", "Example:", "  homeostat learn replay"})
    static final class Replay implements Callable<Integer> {

        @Mixin
        private final ConfigOption config;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Replay(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public Integer call() {
            LoadedConfig loaded = config.start("account.id");
            Output output = new Output(spec);
            try (AccountDesk desk = AccountDesk.open(loaded)) {
                LearningReplay replay = LearningReplay.of(desk.ports().learning(), account(loaded));
                if (json) {
                    output.json(document(replay));
                } else {
                    replay.differences().forEach(output::result);
                    output.result("models: %d, identical: %d".formatted(replay.models(), replay.identical()));
                }
                return replay.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }

        private static Map<String, Object> document(LearningReplay replay) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("models", replay.models());
            document.put("identical", replay.identical());
            document.put("differences", replay.differences());
            return document;
        }
    }

    private static AccountId account(LoadedConfig loaded) {
        return new AccountId(loaded.values().account().id().orElseThrow());
    }
}
