package dev.homeostat.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void theDocumentListsTheKeysThatTheCodeReads() throws IOException {
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(documented)
                .isEqualTo(ConfigKey.all().stream()
                        .map(ConfigurationDocumentTest::row)
                        .toList());
    }

    private static String row(ConfigKey key) {
        String unset = key.defaultValue().map(value -> "`" + value + "`").orElse(key.unset());
        return "| `%s` | %s | %s | %s |".formatted(key.name(), unset, key.meaning(), key.form());
    }
}
