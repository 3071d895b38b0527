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
            "  homeostat demo --for 2m               see it at work on this machine",
            "  homeostat config                      show what is configured, and where",
            "  homeostat doctor                      check whether all is in place",
            "  homeostat run                         run the account of ./homeostat.yaml",
            "  homeostat post \"Hello, world\"        queue a post; run publishes it",
            "  homeostat content preview             what would be written from your facts",
            "  homeostat COMMAND --help              what a command does, with an example",
            "",
            "Exit codes: 0 well, 1 a bar or check was missed,",
            "            2 wrong usage or configuration, 130 on Ctrl-C."
        })
final class HomeostatCommand {}
