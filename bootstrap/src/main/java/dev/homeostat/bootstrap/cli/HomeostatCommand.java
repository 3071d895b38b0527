package dev.homeostat.bootstrap.cli;

import picocli.CommandLine.Command;

/** The program without a command: says what there is. */
@Command(
        name = "homeostat",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a social account around the clock without a person at the wheel.",
        footer = {
            "",
            "Examples:",
            "  homeostat config                      show what is configured, and where",
            "  homeostat config --config prod.yaml   the same for another file",
            "  homeostat COMMAND --help              what a command does, with an example",
            "",
            "Exit codes: 0 well, 1 a bar or check was missed,",
            "            2 wrong usage or configuration, 130 on Ctrl-C."
        })
final class HomeostatCommand {}
