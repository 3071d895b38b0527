package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.ConfiguredValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        footer = {"", "Example:", "  homeostat config --config homeostat.yaml --json"})
final class ConfigCommand implements Runnable {

    @Mixin
    private final ConfigOption config;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConfigCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public void run() {
        List<ConfiguredValue> values = config.load().shown();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(values.stream().map(ConfigCommand::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]")));
        } else {
            values.forEach(value -> out.println(text(value)));
        }
        out.flush();
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
