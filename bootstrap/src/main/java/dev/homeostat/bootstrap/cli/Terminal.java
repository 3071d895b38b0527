package dev.homeostat.bootstrap.cli;

import java.io.Console;
import java.util.Map;

/** Whether what we print is read by a person at a terminal. */
final class Terminal {

    private Terminal() {}

    /** Colors only on a terminal, and not with {@code NO_COLOR}. */
    static boolean isColored(Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return wanted && !environment.getOrDefault("TERM", "dumb").equals("dumb") && isTerminal();
    }

    /** From JDK 22 on there is a console without a terminal too; it then says so itself. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
