package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a process of its own, because a process has one log file. */
class LogFileTest {

    @TempDir
    private Path directory;

    @Test
    void everythingIsInTheFileOfTheStateDirectory() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(saidBy(file, directory.resolve("state")))
                .contains("the state directory " + file + " cannot be used")
                .contains("then it can");

        assertThat(directory.resolve("state/logs/homeostat.log"))
                .content()
                .contains("DEBUG", "seen, with ******** inside", "with its trace", "\tat ")
                .doesNotContain("opensesame");
    }

    private static String saidBy(Path unusable, Path state) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        unusable.toString(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Opens a log file where none can be, and then where one can, and logs. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] directories) {
            try {
                LogFile.of(config(directories[0]));
            } catch (StartupProblem problem) {
                System.out.println(problem.getMessage());
            }
            LogFile.of(config(directories[1]));
            System.out.println("then it can");
            LoggerFactory.getLogger("dev.homeostat.test")
                    .debug("seen, with opensesame inside", new IllegalStateException("with its trace"));
        }

        private static LoadedConfig config(String state) {
            return ConfigLoader.load(
                    Optional.empty(),
                    Map.of("HOMEOSTAT_STATE_DIRECTORY", state, "HOMEOSTAT_ACCOUNT_PASSWORD", "opensesame"));
        }
    }
}
