package dev.homeostat.bootstrap.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the command line together. A new command is one line here. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * The command line of the program. Exit codes: 0 well, 1 a bar or check was missed, 2 wrong usage or
     * configuration; 130 comes from the system on Ctrl-C.
     */
    public static CommandLine homeostat(Map<String, String> environment) {
        CommandLine line = new CommandLine(new HomeostatCommand())
                .addSubcommand(new DemoCommand(environment))
                .addSubcommand(new RunCommand(environment))
                .addSubcommand(new PostCommand(environment))
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new ExplainCommand(environment))
                .addSubcommand(LearnCommand.line(environment))
                .addSubcommand(new ControlCommands.Stop(environment))
                .addSubcommand(new ControlCommands.Pause(environment))
                .addSubcommand(new ControlCommands.Resume(environment))
                .addSubcommand(new PostsCommand(environment))
                .addSubcommand(new ModerationCommands.Approve(environment))
                .addSubcommand(new ModerationCommands.Reject(environment))
                .addSubcommand(new ModerationCommands.Retry(environment))
                .addSubcommand(new ModerationCommands.MarkPublished(environment))
                .addSubcommand(new ModerationCommands.Delete(environment))
                .addSubcommand(new ModerationCommands.TakeDown(environment))
                .addSubcommand(new ModerationCommands.MarkRemoved(environment))
                .addSubcommand(AuditCommand.line(environment))
                .addSubcommand(new NoticesCommand(environment))
                .addSubcommand(new JobsCommand(environment))
                .addSubcommand(ContentCommand.line(environment))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new PracticeSiteCommand())
                .addSubcommand(new ChaosCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new MigrateCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(ProfileCommand.line(environment))
                .addSubcommand(ConfigCommand.line(environment));
        line.setExecutionExceptionHandler(new Failures());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.isColored(environment) ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpAutoWidth(true);
        line.getSubcommands().values().forEach(command -> command.setUsageHelpAutoWidth(true));
        return line;
    }
}
