package dev.homeostat.bootstrap;

import dev.homeostat.bootstrap.cli.CommandLines;

/** The program: {@code homeostat COMMAND}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.homeostat(System.getenv()).execute(args));
    }
}
