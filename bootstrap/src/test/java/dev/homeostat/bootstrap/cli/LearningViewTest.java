package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.OffPolicyEstimate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LearningViewTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void tellsEffectsInPercentWithIntervalsAndWhatComesNext() {
        assertThat(LearningView.lines(model()))
                .contains(
                        "settings   posts compared at 24h, half-life 45.0 d, exploration 10 %",
                        "baseline   3.000, a score of 19.1; noise 1.000",
                        "format                 posts    effect         90 % interval     best     next",
                        "  single                   4   -10.0 %    -18.3 % to  -0.8 %      1 %     10 %",
                        "  thread                   6   +10.0 %     -0.2 % to +21.2 %     99 %     90 %")
                .noneMatch(line -> line.startsWith("hour"));
    }

    @Test
    void tellsWhatItRestsOnAndWhatChanceWouldHaveEarned() {
        assertThat(LearningView.lines(report()))
                .contains(
                        "rewards    12 at 1h, 10 at 24h",
                        "not used   2 immature, 1 not_planned",
                        "  format     -3.9 % (95 % interval -9.4 % to +1.9 %, from 40 posts)",
                        "  topic      too few posts to tell");
    }

    @Test
    void aNewAccountHasNothingToTellButItsSettings() {
        Model model = LearningPolicy.learn(LearningSettings.DEFAULT, List.of(), AT);

        assertThat(LearningView.lines(new LearningReport(model, Map.of(), new TreeMap<>(), Map.of())))
                .hasSize(5)
                .contains("rewards    none", "not used   none");
    }

    @Test
    void theDocumentHoldsEveryArmAndPlainNumbers() {
        JsonNode document = new ObjectMapper().valueToTree(LearningView.document(report()));

        assertThat(document.get("model").asText()).isEqualTo(model().version().value());
        assertThat(document.get("rewards").get("24h").asLong()).isEqualTo(10);
        assertThat(document.get("gates").get("immature").asInt()).isEqualTo(2);
        JsonNode thread = document.get("arms").get("format").get(1);
        assertThat(thread.get("arm").asText()).isEqualTo("thread");
        assertThat(thread.get("effect").asDouble()).isCloseTo(0.1, within(0.001));
        assertThat(thread.get("next").asDouble()).isEqualTo(0.9);
        assertThat(document.get("uniformComparedWithEarned")
                        .get("topic")
                        .get("standardError")
                        .isNull())
                .isTrue();
    }

    private static LearningReport report() {
        return new LearningReport(
                model(),
                new TreeMap<>(Map.of(Maturity.ONE_HOUR, 12L, Maturity.ONE_DAY, 10L)),
                new TreeMap<>(Map.of("immature", 2, "not_planned", 1)),
                new TreeMap<>(Map.of(
                        Dimension.FORMAT, new OffPolicyEstimate(-0.04, 0.03, 40, 32),
                        Dimension.TOPIC, new OffPolicyEstimate(0.1, Double.NaN, 1, 1))));
    }

    private static Model model() {
        return new Model(
                LearningSettings.DEFAULT,
                AT,
                22,
                10,
                3,
                1,
                Map.of(
                        new Arm(Dimension.FORMAT, "thread"), new Estimate(0.0953, 0.0035, 6),
                        new Arm(Dimension.FORMAT, "single"), new Estimate(-0.1054, 0.0035, 4)));
    }
}
