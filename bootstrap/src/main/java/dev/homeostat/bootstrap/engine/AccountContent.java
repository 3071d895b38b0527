package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.content.ContentPorts;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.content.port.FactSource;
import dev.homeostat.bootstrap.config.ContentConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.facts.ContentSettings;
import dev.homeostat.bootstrap.facts.FileFactSource;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.post.LengthRule;
import java.util.List;
import java.util.Optional;

/**
 * What the configured account's own posts are written from.
 *
 * @param facts what was read of the facts at the start
 */
public record AccountContent(ContentPorts ports, PlanSettings plan, FactSource.Facts facts) {

    /**
     * Reads the facts and checks the plan; empty where no facts are configured. Facts that cannot be read are no reason
     * not to run: what is queued goes out, what is in doubt is settled, and planning says what it misses.
     *
     * @throws StartupProblem when a generator is unknown or the plan does not fit into a day
     */
    public static Optional<AccountContent> of(LoadedConfig config, LengthRule length) {
        if (config.factPaths().isEmpty()) {
            return Optional.empty();
        }
        generators(config).forEach(ContentSettings::requireGenerator);
        ContentWriter writer = new TemplateContentWriter(length);
        FactSource source = new FileFactSource(config.factPaths());
        return Optional.of(new AccountContent(new ContentPorts(source, writer), plan(config), source.read()));
    }

    /**
     * Checks what is to be written and when, without reading any facts.
     *
     * @throws StartupProblem when a generator is unknown or the plan does not fit into a day
     */
    static void check(LoadedConfig config) {
        if (!config.factPaths().isEmpty()) {
            generators(config).forEach(ContentSettings::requireGenerator);
            plan(config);
        }
    }

    /** How the configured account's days are filled. */
    public static PlanSettings plan(LoadedConfig config) {
        ContentConfig content = config.values().content();
        try {
            return new PlanSettings(
                    content.postsPerDay(),
                    content.postsPerRun(),
                    content.horizon(),
                    PlanSettings.usual().lead(),
                    content.hours().hours(),
                    config.values().account().timeZone(),
                    content.expiresAfter(),
                    content.factRest(),
                    generators(config),
                    content.formats());
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(
                    "the plan does not work out: " + e.getMessage(),
                    "change content.posts-per-day or content.hours",
                    e);
        }
    }

    private static List<String> generators(LoadedConfig config) {
        return config.values().content().generators().orElse(List.of());
    }
}
