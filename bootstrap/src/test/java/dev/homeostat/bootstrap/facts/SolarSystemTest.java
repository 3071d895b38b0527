package dev.homeostat.bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.adapter.template.Templates;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountContent;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactRotation.Lasting;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.post.LengthRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operator's set that comes with the documents. */
class SolarSystemTest {

    private static final LengthRule LENGTH = LengthRule.codePoints(280);

    private final List<Fact> facts = SolarSystem.facts();

    @Test
    void everyFactCanBeUsed() {
        assertThat(SolarSystem.read().problems()).isEmpty();
        assertThat(facts).hasSizeGreaterThanOrEqualTo(160);
    }

    @Test
    void everyTopicHasManyFacts() {
        Map<String, Long> topics = facts.stream().collect(Collectors.groupingBy(Fact::topic, Collectors.counting()));

        assertThat(topics).hasSize(6);
        assertThat(topics.values()).allMatch(count -> count >= 25);
    }

    @Test
    void everyStatementFitsIntoAPostInEveryStyleThatItHasTheMeansFor() {
        TemplateContentWriter writer = new TemplateContentWriter(LENGTH);
        for (Fact fact : facts) {
            assertThat(fact.statement()).hasSizeBetween(60, 170).endsWith(".");
            assertThat(fact.source()).hasSizeLessThan(70);
            for (String format : List.of(Form.SINGLE, Form.THREAD)) {
                assertThat(writer.canTell(fact, new Form(Templates.STATEMENT, format)))
                        .isTrue();
                assertThat(writer.canTell(fact, new Form(Templates.QUESTION, format)))
                        .isEqualTo(fact.question().isPresent());
                assertThat(writer.canTell(fact, new Form(Templates.FIGURE, format)))
                        .isEqualTo(fact.figure().isPresent());
            }
        }
    }

    @Test
    void mostFactsHaveAQuestionAndAFigure() {
        assertThat(facts.stream().filter(fact -> fact.question().isPresent()).count())
                .isGreaterThan(facts.size() * 9L / 10);
        assertThat(facts.stream().filter(fact -> fact.figure().isPresent()).count())
                .isGreaterThan(facts.size() * 3L / 4);
    }

    /** A statement that asks or begins with a number would be taken for another style by its readers. */
    @Test
    void noStatementLooksLikeAnotherStyle() {
        assertThat(facts).noneMatch(fact -> fact.statement().contains("?"));
        assertThat(facts).noneMatch(fact -> Character.isDigit(fact.statement().codePointAt(0)));
    }

    @Test
    void noTwoFactsAskTheSame() {
        assertThat(facts.stream().map(Fact::question).flatMap(Optional::stream)).doesNotHaveDuplicates();
    }

    @Test
    void theConfigurationLoadsAndSustainsItsPace() {
        LoadedConfig config = ConfigLoader.load(Optional.of(SolarSystem.DIRECTORY.resolve("homeostat.yaml")), Map.of());
        AccountContent content = AccountContent.of(config, LENGTH).orElseThrow();

        assertThat(content.facts().facts()).hasSameSizeAs(facts);
        assertThat(content.plan().factRest()).isGreaterThan(Duration.ofDays(30));
        ContentSettings settings = new ContentSettings(
                config.factPaths(),
                content.plan().generators(),
                content.plan().formats(),
                content.plan().postsPerDay(),
                content.plan().factRest(),
                LENGTH);
        assertThat(new ContentPreview(settings, facts, 1).lasting()).isInstanceOf(Lasting.Forever.class);
        assertThat(new ContentPreview(settings, facts, 1).shortcomings()).isEmpty();
    }

    @Test
    void aMonthOfPostsTellsNoFactTwice() {
        ContentSettings settings = new ContentSettings(
                List.of(SolarSystem.DIRECTORY),
                List.of(),
                List.of(Form.SINGLE, Form.THREAD),
                3,
                Duration.ofDays(31),
                LENGTH);

        List<String> told = new ContentPreview(settings, facts, 7)
                .posts(90).stream()
                        .flatMap(post -> post.facts().stream())
                        .map(Object::toString)
                        .toList();

        assertThat(told).hasSizeGreaterThan(150);
        assertThat(new HashSet<>(told)).hasSameSizeAs(told);
    }

    @Test
    void theProfileIsThatOfThePracticeSite() throws IOException {
        Function<String, Object> parsed = text -> new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        String own = Files.readString(SolarSystem.DIRECTORY.resolve("profile.yaml"));
        String builtIn;
        try (InputStream in =
                Objects.requireNonNull(SiteProfile.class.getResourceAsStream("/dev/homeostat/profile/practice.yaml"))) {
            builtIn = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(parsed.apply(own)).isEqualTo(parsed.apply(builtIn));
        assertThat(SiteProfile.load(SolarSystem.DIRECTORY.resolve("profile.yaml"))
                        .lengthRule())
                .isEqualTo(LENGTH);
    }
}
