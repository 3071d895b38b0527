package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.postgres.DatabaseUnreachable;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.bootstrap.engine.StopFile;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands by which a person holds back what would go out. */
final class ControlCommands {

    private static final String OPERATOR = "operator";

    private ControlCommands() {}

    /** Stops everything. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = {
                "Engages the kill switch: nothing of any account goes out until it is released.",
                "It is asked right before every irreversible step and survives restarts. It is kept in the database and,",
                "for when that is away, as the file STOP in the state directory."
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
            LoadedConfig loaded = config.start("account.id");
            StopFile file = new StopFile(loaded.killSwitchFile());
            Output output = new Output(spec);
            if (release) {
                inTheDatabase(loaded, panel -> panel.releaseKillSwitch(OPERATOR));
                output.result(remove(file));
                return;
            }
            write(file);
            try {
                inTheDatabase(loaded, panel -> panel.engageKillSwitch(OPERATOR, reason));
                output.result("the kill switch is engaged: nothing goes out until './homeostat stop --release'");
            } catch (DatabaseUnreachable | InvalidProfile | StartupProblem failure) {
                output.result("the file %s stops the engine of this state directory".formatted(file.file()));
                output.progress("it could not be kept in the database besides: " + failure.getMessage());
            }
        }

        private static void inTheDatabase(LoadedConfig loaded, Consumer<ControlPanel> order) {
            try (AccountDesk desk = AccountDesk.open(loaded)) {
                order.accept(desk.ports().controls());
            }
        }

        private void write(StopFile file) {
            try {
                file.engage(OPERATOR, reason);
            } catch (IOException e) {
                new Output(spec)
                        .progress("the file %s cannot be written (%s); the database must do"
                                .formatted(file.file(), e.getMessage()));
            }
        }

        private static String remove(StopFile file) {
            try {
                file.release();
                return "the kill switch is released";
            } catch (IOException e) {
                throw new StartupProblem(
                        "the file %s cannot be removed (%s)".formatted(file.file(), e.getMessage()),
                        "remove it by hand; until then nothing goes out",
                        e);
            }
        }
    }

    /** Pauses the account. */
    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Pauses the account: nothing of it goes out until './homeostat resume'.",
            footer = {"", "Example:", "  homeostat pause \"on holiday\""})
    static final class Pause extends AccountCommand {

        @Parameters(arity = "0..1", paramLabel = "REASON", description = "Why; it is kept in the record.")
        private String reason = "no reason given";

        Pause(Map<String, String> environment) {
            super(environment);
        }

        @Override
        int execute(OpenAccount open) {
            open.desk().homeostat().time();
            open.desk().ports().controls().pause(open.id(), OPERATOR, reason);
            open.output().result("account %s is paused until './homeostat resume'".formatted(open.id()));
            return ExitCode.OK;
        }
    }

    /** Resumes the account. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = {
                "Ends the account's pause, and its stop for a cause in it: look at the site first.",
                "The kill switch is released with './homeostat stop --release'."
            },
            footer = {"", "Example:", "  homeostat resume"})
    static final class Resume extends AccountCommand {

        Resume(Map<String, String> environment) {
            super(environment);
        }

        @Override
        int execute(OpenAccount open) {
            open.desk().homeostat().time();
            ControlPanel panel = open.desk().ports().controls();
            panel.resume(open.id(), OPERATOR);
            open.output()
                    .result(panel.read(open.id())
                            .reasonToHold()
                            .map(reason -> "the pause is over, but " + reason)
                            .orElse("account %s goes on".formatted(open.id())));
            return ExitCode.OK;
        }
    }
}
