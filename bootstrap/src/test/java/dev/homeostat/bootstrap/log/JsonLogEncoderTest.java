package dev.homeostat.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.bootstrap.config.ConfigLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class JsonLogEncoderTest {

    private static final Path HANDBOOK = Path.of("..", "docs", "operations.md");

    private final JsonLogEncoder encoder = new JsonLogEncoder(Mask.of(ConfigLoader.load(
            Optional.empty(), Map.of("HOMEOSTAT_ACCOUNT_PASSWORD", "opensesame", "HOMEOSTAT_DATABASE_PASSWORD", "x"))));

    @Test
    void aLineIsOneDocumentWithTheLabelsOfItsRun() throws IOException {
        LoggingEvent event = event(
                "one\ntwo \"three\"\u2028",
                new IllegalStateException("broken"),
                Map.of("trace_id", "t", "run_id", "r", "job_name", "posting", "foreign", "no"));

        String line = new String(encode(event), StandardCharsets.UTF_8);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(names(json))
                .containsExactly(
                        "timestamp",
                        "level",
                        "logger",
                        "thread",
                        "message",
                        "trace_id",
                        "run_id",
                        "job_name",
                        "exception");
        assertThat(json.get("timestamp").asText()).isEqualTo("2026-03-04T05:06:07.800Z");
        assertThat(json.get("level").asText()).isEqualTo("WARN");
        assertThat(json.get("message").asText()).isEqualTo("one\ntwo \"three\"\u2028");
        assertThat(json.get("exception").asText()).startsWith("java.lang.IllegalStateException: broken\n\tat ");
    }

    @Test
    void secretsAreNeitherInTheMessageNorInTheException() {
        byte[] line = encode(event(
                "the login with opensesame failed; Cookie: sid=abcdef",
                new IllegalStateException("filled in opensesame", new IllegalStateException("token=abc123def")),
                Map.of()));

        assertThat(new String(line, StandardCharsets.UTF_8))
                .contains("the login with ******** failed", "filled in ********")
                .doesNotContain("opensesame", "abcdef", "abc123def");
    }

    @Test
    void theHandbookListsTheKeys() throws IOException {
        LoggingEvent event = event(
                "all of them",
                new IllegalStateException(),
                TraceContext.LABELS.stream().collect(Collectors.toMap(label -> label, label -> label)));

        List<String> documented = Files.readAllLines(HANDBOOK).stream()
                .dropWhile(line -> !line.startsWith("| key of a line |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("`", 3)[1])
                .toList();

        assertThat(documented).isEqualTo(names(new ObjectMapper().readTree(encode(event))));
    }

    private byte[] encode(LoggingEvent event) {
        encoder.start();
        return encoder.encode(event);
    }

    private static LoggingEvent event(String message, Throwable cause, Map<String, String> labels) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "test", context.getLogger("dev.homeostat.test"), Level.WARN, message, cause, new Object[0]);
        event.setMDCPropertyMap(labels);
        event.setInstant(Instant.parse("2026-03-04T05:06:07.800Z"));
        return event;
    }

    private static List<String> names(JsonNode json) {
        return StreamSupport.stream(json.properties().spliterator(), false)
                .map(Map.Entry::getKey)
                .toList();
    }
}
