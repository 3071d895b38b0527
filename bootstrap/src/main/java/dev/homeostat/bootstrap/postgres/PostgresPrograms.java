package dev.homeostat.bootstrap.postgres;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the programs of Postgres. It refuses to run as root, so root runs it in a user namespace of its own, in which
 * it is nobody; its files belong to root all the same.
 */
final class PostgresPrograms {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private final Path bin;
    private final List<String> prefix;

    private PostgresPrograms(Path bin, List<String> prefix) {
        this.bin = bin;
        this.prefix = prefix;
    }

    static PostgresPrograms in(Path home) throws IOException {
        if (!isRoot()) {
            return new PostgresPrograms(home.resolve("bin"), List.of());
        }
        if (!mayUnshare()) {
            throw new StartupProblem(
                    "Postgres does not run as root, and this machine allows root no user namespace",
                    "start homeostat as an ordinary user, or set database.url to a Postgres of your own");
        }
        return new PostgresPrograms(home.resolve("bin"), NAMESPACE);
    }

    /** What a program said, and how it ended. */
    record Result(int exit, String output) {

        boolean isWell() {
            return exit == 0;
        }
    }

    /** Runs a program to its end. Interruptions wait. */
    Result run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Result run(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(exitOf(process), output.strip());
    }

    private static int exitOf(Process process) {
        return process.onExit().join().exitValue();
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getAttribute(self, "unix:uid").equals(0)
                : System.getProperty("user.name").equals("root");
    }

    private static boolean mayUnshare() {
        try {
            List<String> command = new ArrayList<>(NAMESPACE);
            command.add("true");
            return run(command).isWell();
        } catch (IOException e) {
            return false;
        }
    }
}
