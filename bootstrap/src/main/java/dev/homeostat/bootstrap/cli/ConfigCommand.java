package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.ConfiguredValue;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the configuration. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks the configuration and shows each value and where it comes from. Secrets are masked.",
        footer = {
            "",
            "Examples:",
            "  homeostat config --config homeostat.yaml --json",
            "  homeostat config show --key publishing.rate"
        })
class ConfigCommand implements Runnable {

    @Mixin
    private final ConfigOption config;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "Show this key alone, or the keys of this group, such as publishing.rate.")
    private @Nullable String key;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConfigCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    static CommandLine line(Map<String, String> environment) {
        return new CommandLine(new ConfigCommand(environment)).addSubcommand(new Show(environment));
    }

    /** The same under the name by which it is looked for. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "The same as 'config' alone.")
    static final class Show extends ConfigCommand {

        Show(Map<String, String> environment) {
            super(environment);
        }
    }

    @Override
    public void run() {
        List<ConfiguredValue> values = wanted(config.load().shown());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(values.stream().map(ConfigCommand::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]")));
        } else {
            values.forEach(value -> out.println(text(value)));
        }
        out.flush();
    }

    private List<ConfiguredValue> wanted(List<ConfiguredValue> all) {
        String name = key;
        if (name == null) {
            return all;
        }
        List<ConfiguredValue> found = all.stream()
                .filter(value -> value.key().equals(name) || value.key().startsWith(name + "."))
                .toList();
        if (found.isEmpty()) {
            throw new StartupProblem("there is no key %s".formatted(name), "`homeostat config` lists all keys");
        }
        return found;
    }

    private static String text(ConfiguredValue value) {
        return "%-27s %-30s %s".formatted(value.key(), value.value().orElse("-"), value.source());
    }

    private static String json(ConfiguredValue value) {
        String shown = value.value().map(ConfigCommand::quote).orElse("null");
        return "{\"key\": %s, \"value\": %s, \"source\": %s}"
                .formatted(quote(value.key()), shown, quote(value.source()));
    }

    private static String quote(String text) {
        return text.chars()
                .mapToObj(unit -> unit == '"' || unit == '\\'
                        ? "\\" + (char) unit
                        : unit < ' ' ? "\\u%04x".formatted(unit) : String.valueOf((char) unit))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
