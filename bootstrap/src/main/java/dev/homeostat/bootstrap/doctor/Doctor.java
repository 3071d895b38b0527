package dev.homeostat.bootstrap.doctor;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.Preflight;
import dev.homeostat.bootstrap.startup.Problem;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes through the whole checklist. What one check finds does not keep the others from being made; what cannot be checked
 * is skipped with the reason. Nothing is changed: no schema, no directory and no setting is made, no process but its own
 * ended; an embedded database that is there is started for the time that it takes.
 */
public final class Doctor {

    private static final int LEAST_JAVA = 21;
    private static final List<String> OF_A_CONFIGURATION = List.of(
            "secrets",
            "state directory",
            "disk",
            "kill switch",
            "journal",
            "database",
            "browser",
            "site",
            "ports",
            "notices",
            "facts",
            "jobs");

    private final Configurations configurations;
    private final boolean live;

    /** Loads the configuration. */
    @FunctionalInterface
    public interface Configurations {

        /**
         * Loads it.
         *
         * @param required keys that must have a value
         * @throws StartupProblem with everything that is wrong
         */
        LoadedConfig load(String... required);
    }

    /**
     * A doctor for one configuration.
     *
     * @param live whether to log in at the site
     */
    public Doctor(Configurations configurations, boolean live) {
        this.configurations = configurations;
        this.live = live;
    }

    /** Makes all checks, and tells what came of each as soon as it is known. */
    public void examine(Consumer<Finding> told) {
        told.accept(java(Runtime.version().feature()));
        try {
            LoadedConfig config =
                    configurations.load("account.id", "account.username", "account.password", "site.base-url");
            List<Problem> problems = Preflight.problems(config);
            if (problems.isEmpty()) {
                told.accept(Finding.ok("configuration", whence(config)));
            }
            problems.forEach(problem -> told.accept(Finding.problem("configuration", problem)));
            examine(config, told);
        } catch (StartupProblem wrong) {
            wrong.problems().forEach(problem -> told.accept(Finding.problem("configuration", problem)));
            incomplete(told);
        }
    }

    /** What is missing need not keep the rest from being checked. */
    private void incomplete(Consumer<Finding> told) {
        LoadedConfig config;
        try {
            config = configurations.load();
        } catch (StartupProblem wrong) {
            OF_A_CONFIGURATION.forEach(check -> told.accept(Finding.skipped(check, "the configuration is wrong")));
            return;
        }
        examine(config, told);
    }

    private void examine(LoadedConfig config, Consumer<Finding> told) {
        FileChecks files = new FileChecks(config);
        files.all().forEach(told);
        DatabaseChecks.of(config).forEach(told);
        BrowserChecks.of(config, live).forEach(told);
        HostChecks.of(config).forEach(told);
    }

    private static String whence(LoadedConfig config) {
        return config.file()
                .map(file -> "%s, account %s, mode %s"
                        .formatted(
                                file,
                                config.values().account().id().orElse("-"),
                                config.values().account().mode().word()))
                .orElse("from the environment alone");
    }

    static Finding java(int feature) {
        return feature >= LEAST_JAVA
                ? Finding.ok("java", "version %d".formatted(feature))
                : Finding.problem(
                        "java",
                        "version %d is too old".formatted(feature),
                        "install a JDK or JRE %d or newer".formatted(LEAST_JAVA));
    }
}
