package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.ContentConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountContent;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.facts.ContentSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where facts come from and what is to be made of them. For {@code @Mixin} in commands that look at content. */
final class FactsOption {

    @Mixin
    private final ConfigOption config;

    @Option(
            names = "--facts",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Read these files or directories instead of content.facts.")
    private List<Path> files = List.of();

    @Option(
            names = "--generator",
            split = ",",
            paramLabel = "NAME",
            description = "Write in this style only: statement, question or figure (default: content.generators).")
    private List<String> generators = List.of();

    FactsOption(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    /**
     * What the options and the configuration say.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem with what is wrong
     */
    ContentSettings settings() {
        LoadedConfig loaded = config.load();
        ContentConfig content = loaded.values().content();
        return new ContentSettings(
                files.isEmpty() ? loaded.factPaths() : files,
                generators.isEmpty() ? content.generators().orElse(List.of()) : generators,
                content.formats(),
                content.postsPerDay(),
                AccountContent.plan(loaded).rest(),
                AccountSite.profile(loaded).lengthRule());
    }
}
