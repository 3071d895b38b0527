package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {

    @TempDir
    static Path directory;

    @Test
    void everythingIsInTheFileOfTheStateDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> LogFile.of(config(file)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("the state directory " + file + " cannot be used");
        LogFile.of(config(directory.resolve("state")));
        LoggerFactory.getLogger("dev.homeostat.test")
                .debug("seen, with opensesame inside", new IllegalStateException("with its trace"));
        assertThat(directory.resolve("state/logs/homeostat.log"))
                .content()
                .contains("DEBUG", "seen, with ******** inside", "with its trace", "\tat ")
                .doesNotContain("opensesame");
    }

    private static LoadedConfig config(Path state) {
        return ConfigLoader.load(
                Optional.empty(),
                Map.of("HOMEOSTAT_STATE_DIRECTORY", state.toString(), "HOMEOSTAT_ACCOUNT_PASSWORD", "opensesame"));
    }
}
