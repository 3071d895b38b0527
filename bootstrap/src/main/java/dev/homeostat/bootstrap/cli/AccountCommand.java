package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about the configured account. */
abstract class AccountCommand implements Callable<Integer> {

    @Mixin
    private final ConfigOption config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AccountCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public final Integer call() {
        check();
        LoadedConfig loaded = config.start("account.id");
        try (AccountDesk desk = AccountDesk.open(loaded)) {
            return execute(new OpenAccount(loaded, desk, new Output(spec)));
        }
    }

    /** Refuses what was given wrongly, before anything is opened. */
    void check() {
        // Most commands take whatever the parser took.
    }

    /** Does the work and gives the exit code. */
    abstract int execute(OpenAccount open);
}
