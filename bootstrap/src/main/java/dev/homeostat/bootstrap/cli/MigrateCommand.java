package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.postgres.PostgresSchema;
import dev.homeostat.adapter.postgres.PostgresSchema.Step;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.ConfiguredDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the schema up to date, or says what that would do. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the schema 'homeostat' of the configured database up to date, as every",
            "start does; nothing else in the database is touched. With --dry-run it prints the",
            "SQL of what is pending and changes nothing. A schema that is newer than this",
            "program is refused with exit code 2.",
            ""
        },
        footer = {"", "Examples:", "  homeostat migrate --dry-run", "  homeostat migrate --config homeostat.yaml"})
final class MigrateCommand implements Callable<Integer> {

    private static final String NONE = "none";

    @Mixin
    private final ConfigOption config;

    @Option(names = "--dry-run", description = "Print the SQL of what is pending; change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    MigrateCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public Integer call() {
        LoadedConfig loaded = config.start();
        try (ConfiguredDatabase database = ConfiguredDatabase.open(loaded);
                PostgresSchema schema = PostgresSchema.at(database.settings())) {
            String from = schema.version().orElse(NONE);
            List<Step> pending = schema.pending();
            if (!dryRun && !pending.isEmpty()) {
                schema.migrate();
            }
            tell(from, schema.version().orElse(NONE), pending);
        }
        return ExitCode.OK;
    }

    private void tell(String from, String to, List<Step> pending) {
        Output output = new Output(spec);
        if (json) {
            output.json(document(from, to, pending));
        } else if (pending.isEmpty()) {
            output.result("the schema is up to date at version %s".formatted(to));
        } else if (dryRun) {
            pending.forEach(step -> print(output, step));
            output.progress(
                    "%d steps are pending after version %s; nothing was changed".formatted(pending.size(), from));
        } else {
            output.result("the schema went from version %s to version %s".formatted(from, to));
        }
    }

    /** As it is, so that it can be read, or run by psql. */
    private static void print(Output output, Step step) {
        output.result("-- version %s: %s".formatted(step.version(), step.description()));
        step.sql().lines().forEach(output::result);
    }

    private Map<String, Object> document(String from, String to, List<Step> pending) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from.equals(NONE) ? null : from);
        document.put("to", to.equals(NONE) ? null : to);
        document.put("dryRun", dryRun);
        document.put("steps", pending.stream().map(MigrateCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Step step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", step.version());
        document.put("description", step.description());
        document.put("sql", step.sql());
        return document;
    }
}
