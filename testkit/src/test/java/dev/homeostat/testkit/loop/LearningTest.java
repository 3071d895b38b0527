package dev.homeostat.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.testkit.PostFixtures;
import dev.homeostat.testkit.ScriptedSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an account learns from how its posts did. */
class LearningTest {

    @Test
    void comesToPreferWhatReadersLike() {
        try (Account account = Account.with(PlanSettings.usual().withPostsPerDay(12), Account.facts(900))) {
            account.manual.site().countBy(LearningTest::questionsDoTwiceAsWell);
            account.manual.advance(Duration.ofDays(14));

            Model model = account.store.learning().latest(Account.ID).orElseThrow();
            double question = effect(model, "question");
            assertThat(question).isGreaterThan(effect(model, "statement")).isGreaterThan(effect(model, "figure"));
        }
    }

    @Test
    void everyModelComesOutOfTheLogAgainToTheBit() {
        try (Account account = Account.with(PlanSettings.usual(), Account.facts(300))) {
            account.manual.site().countBy(LearningTest::questionsDoTwiceAsWell);
            account.manual.advance(Duration.ofDays(5));

            List<ModelVersion> versions = account.store.learning().versions(Account.ID);
            assertThat(versions).hasSizeGreaterThan(10).doesNotHaveDuplicates();
            assertThat(versions).allSatisfy(version -> {
                Model kept = account.store.learning().find(version).orElseThrow();
                List<LoggedReward> log = account.store
                        .learning()
                        .rewards(
                                Account.ID,
                                LearningPolicy.knownSince(kept.settings(), kept.asOf()),
                                kept.lastPosition());
                assertThat(LearningPolicy.learn(kept.settings(), log, kept.asOf())
                                .version())
                        .isEqualTo(version);
            });
        }
    }

    @Test
    void whatThePersonQueuedIsCountedButNotLearnedFrom() {
        try (Account account = Account.with(PlanSettings.usual(), Account.facts(0))) {
            account.manual.homeostat().queue(PostFixtures.content("Something of my own"));
            account.manual.advance(Duration.ofDays(2));

            assertThat(account.store.learning().rewards(Account.ID, Instant.EPOCH, Long.MAX_VALUE))
                    .isEmpty();
            assertThat(account.store.heartbeats().latest(Account.ID, 100))
                    .filteredOn(run -> run.job().value().equals("learn"))
                    .isNotEmpty()
                    .allSatisfy(run -> assertThat(run.outcome().detail()).contains("not_planned=1"));
        }
    }

    @Test
    void withFullExplorationItLearnsAndStillChoosesUniformly() {
        LearningSettings settings =
                new LearningSettings(LearningSettings.DEFAULT.target(), LearningSettings.DEFAULT.halfLife(), 1);
        try (Account account = Account.with(PlanSettings.usual().withPostsPerDay(12), Account.facts(600), settings)) {
            account.manual.site().countBy(LearningTest::questionsDoTwiceAsWell);
            account.manual.advance(Duration.ofDays(6));

            assertThat(account.posts())
                    .allSatisfy(post -> assertThat(account.choice(post).picks())
                            .allSatisfy(pick -> assertThat(pick.propensity()).isEqualTo(1.0 / pick.candidates())));
        }
    }

    private static double effect(Model model, String generator) {
        return Objects.requireNonNull(model.estimates().get(new Arm(Dimension.GENERATOR, generator)))
                .mean();
    }

    private static SiteReading questionsDoTwiceAsWell(ScriptedSite.Accepted item) {
        boolean question = item.text().lines().findFirst().orElse("").endsWith("?");
        return new SiteReading.Read(new Metrics(Map.of(Metric.LIKES, question ? 40L : 20L)));
    }
}
