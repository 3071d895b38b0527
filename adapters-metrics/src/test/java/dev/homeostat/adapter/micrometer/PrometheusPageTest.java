package dev.homeostat.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.testkit.ManualHomeostat;
import dev.homeostat.testkit.SiteAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusPageTest {

    private static final Path HANDBOOK = Path.of("..", "docs", "operations.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (homeostat_\\w+) (\\w+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(homeostat_\\w+)` \\| (\\w+) \\|");

    private final PrometheusPage page = new PrometheusPage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void theHandbookListsTheMetersThatTheProgramShows() throws IOException {
        EngineMeters meters = page.ofEngine();
        meters.watching(CircuitBreakers.NONE);
        meters.watching(MeteredEngine.probe(List.of(MeteredEngine.statistics("JdbiPosts.latest", 1, 1))));
        meters.watchingBrowsers(new SomeBrowsers());
        meters.browserGranted(LeasePriority.READING, Duration.ZERO);
        meters.browserReleased(LeasePriority.READING, Duration.ofSeconds(1), true);
        try (ManualHomeostat engine = MeteredEngine.with(meters)) {
            engine.site().answerNext(SiteAnswer.acceptedThenLost());
            engine.queue("in doubt");
            engine.advance(Duration.ofMinutes(20));
            engine.site().answerNext(SiteAnswer.refused());
            engine.queue("refused");
            engine.advance(Duration.ofMinutes(20));
        }

        assertThat(pairs(TYPE, page.text().replaceAll("(?m)^# TYPE \\w+_max gauge$", "")))
                .containsExactlyInAnyOrderElementsOf(pairs(ROW, Files.readString(HANDBOOK)));
    }

    @Test
    void theJvmIsThereFromTheBeginning() {
        assertThat(page.text())
                .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_uptime_seconds ");
    }

    private static List<String> pairs(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }
}
