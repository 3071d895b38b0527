package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.account.AccountId;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands by which a person holds back what would go out. */
final class ControlCommands {

    private static final String OPERATOR = "operator";

    private ControlCommands() {}

    /** Gives an order to the control panel and tells what holds now. */
    private static void order(
            ConfigOption config, CommandSpec spec, BiFunction<ControlPanel, AccountId, String> order) {
        LoadedConfig loaded = config.start("account.id");
        try (AccountDesk desk = AccountDesk.open(loaded)) {
            desk.homeostat().overview();
            AccountId account = new AccountId(loaded.values().account().id().orElseThrow());
            new Output(spec).result(order.apply(desk.ports().controls(), account));
        }
    }

    /** Stops everything. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = {
                "Engages the kill switch: nothing of any account goes out until it is released.",
                "It is asked right before every irreversible step and survives restarts. While the database is away,",
                "make the file STOP in the state directory instead."
            },
            footer = {"", "Examples:", "  homeostat stop \"the last post is wrong\"", "  homeostat stop --release"})
    static final class Stop implements Runnable {

        @Mixin
        private final ConfigOption config;

        @Parameters(arity = "0..1", paramLabel = "REASON", description = "Why; it is kept in the record.")
        private String reason = "no reason given";

        @Option(names = "--release", description = "Release it again.")
        private boolean release;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Stop(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public void run() {
            order(config, spec, (panel, account) -> {
                if (release) {
                    panel.releaseKillSwitch(OPERATOR);
                    return "the kill switch is released";
                }
                panel.engageKillSwitch(OPERATOR, reason);
                return "the kill switch is engaged: nothing goes out until './homeostat stop --release'";
            });
        }
    }

    /** Pauses the account. */
    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Pauses the account: nothing of it goes out until './homeostat resume'.",
            footer = {"", "Example:", "  homeostat pause \"on holiday\""})
    static final class Pause implements Runnable {

        @Mixin
        private final ConfigOption config;

        @Parameters(arity = "0..1", paramLabel = "REASON", description = "Why; it is kept in the record.")
        private String reason = "no reason given";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Pause(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public void run() {
            order(config, spec, (panel, account) -> {
                panel.pause(account, OPERATOR, reason);
                return "account %s is paused until './homeostat resume'".formatted(account);
            });
        }
    }

    /** Resumes the account. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Ends the account's pause. The kill switch is released with './homeostat stop --release'.",
            footer = {"", "Example:", "  homeostat resume"})
    static final class Resume implements Runnable {

        @Mixin
        private final ConfigOption config;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Resume(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public void run() {
            order(config, spec, (panel, account) -> {
                panel.resume(account, OPERATOR);
                return panel.read(account)
                        .reasonToHold()
                        .map(reason -> "the pause is over, but " + reason)
                        .orElse("account %s goes on".formatted(account));
            });
        }
    }
}
