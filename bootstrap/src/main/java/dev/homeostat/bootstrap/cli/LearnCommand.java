package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.StorePorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

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
    static final class Show extends AccountReport<Optional<LearningReport>> {

        Show(Map<String, String> environment) {
            super(environment);
        }

        @Override
        Optional<LearningReport> ask(OpenAccount open) {
            StorePorts ports = open.desk().ports();
            return ports.learning().latest(open.id()).map(model -> LearningReport.of(ports, open.id(), model));
        }

        @Override
        List<String> lines(Optional<LearningReport> report) {
            return report.map(LearningView::lines)
                    .orElse(List.of("nothing was learned yet; a running engine learns when posts are read"));
        }

        @Override
        Object document(Optional<LearningReport> report) {
            return report.map(LearningView::document).orElseGet(Show::nothing);
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
    static final class Replay extends AccountReport<LearningReplay> {

        Replay(Map<String, String> environment) {
            super(environment);
        }

        @Override
        LearningReplay ask(OpenAccount open) {
            return LearningReplay.of(open.desk().ports().learning(), open.id());
        }

        @Override
        List<String> lines(LearningReplay replay) {
            List<String> lines = new ArrayList<>(replay.differences());
            lines.add("models: %d, identical: %d".formatted(replay.models(), replay.identical()));
            return lines;
        }

        @Override
        int exitCode(LearningReplay replay) {
            return replay.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }

        @Override
        Object document(LearningReplay replay) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("models", replay.models());
            document.put("identical", replay.identical());
            document.put("differences", replay.differences());
            return document;
        }
    }
}
