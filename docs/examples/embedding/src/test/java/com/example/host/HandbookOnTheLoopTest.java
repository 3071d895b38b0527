package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.postgres.PostgresForTests;
import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.adapter.postgres.TestDatabase;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.Pick;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handbook's questions on planning, reading back and learning are answered. */
class HandbookOnTheLoopTest {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();

    private final TestDatabase database = PostgresForTests.newDatabase();
    private final PostgresStore store = PostgresStore.open(database.settings());
    private final StorePorts ports = store.ports();
    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private Tenure tenure;
    private Model model;
    private Instant start;

    @BeforeEach
    void holdALiveAccountThatHasAModel() {
        ports.accounts().open(ACCOUNT);
        ports.controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        tenure = ((TenureRegistry.Answer.Granted)
                        ports.tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofHours(9)))
                .tenure();
        start = ports.desk().unsettled(ACCOUNT).asOf().truncatedTo(ChronoUnit.HOURS);
        model = LearningPolicy.learn(LearningSettings.DEFAULT, List.of(), start);
        ports.learning().keep(tenure, model, new TreeMap<>(Map.of("immature", 4)));
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void whatIsPlannedAndHowItWasChosen() {
        plan(new Slot(start.plus(Duration.ofHours(5))));

        assertThat(answer("SELECT slot, generator")).singleElement().asString().contains("question", "moons");
        assertThat(answer("FROM choice_picks")).hasSize(4);
        assertThat(answer("FROM fact_uses")).singleElement().asString().contains("titan");
    }

    @Test
    void howPostsDidAndHowReadingWent() {
        published();
        DueReading due = ports.engagement().due(ACCOUNT, 1).getFirst();
        Metrics metrics = new Metrics(Map.of(Metric.LIKES, 41L, Metric.VIEWS, 500L));
        ports.engagement().record(tenure, due, new ReadingVerdict.Accepted(metrics), Pace.USUAL);
        database.elapse(Duration.ofMinutes(30));
        ports.engagement()
                .record(
                        tenure,
                        ports.engagement().due(ACCOUNT, 1).getFirst(),
                        new ReadingVerdict.Failed(SiteReading.Cause.LOGIN, "no marker"),
                        Pace.USUAL);

        assertThat(answer("FROM engagement_readings"))
                .singleElement()
                .asString()
                .contains("41", "500");
        assertThat(answer("FROM reading_outcomes"))
                .hasSize(2)
                .anyMatch(line -> line.contains("login") && line.contains("50.0"));
    }

    @Test
    void whatGeneratorsAndTopicsAreWorth() {
        PlannedPost post = published();
        Reward reward = new Reward(post.post().id(), post.choice().arms(), Maturity.ONE_DAY, start, Math.log1p(20));
        ports.learning().append(tenure, List.of(reward));

        assertThat(answer("FROM learning_rewards")).singleElement().asString().contains("question", "moons", "20.0");
    }

    @Test
    void whyPostsWereNotLearnedFrom() {
        assertThat(answer("'model_learned'")).singleElement().asString().contains("immature", "4");
    }

    private PlannedPost published() {
        PlannedPost planned = plan(new Slot(start));
        ClaimAnswer.Claimed claimed = (ClaimAnswer.Claimed) ports.desk().claimNext(tenure, LIMITS);
        ports.desk().settle(claimed.claim(), new PublishOutcome.Confirmed(new SitePostId("17")), LIMITS);
        database.elapse(Duration.ofMinutes(30));
        return planned;
    }

    private PlannedPost plan(Slot slot) {
        QueuedPost post = fixtures.queued(slot.start(), "Which moon has seas? Titan.");
        Choice choice = new Choice(
                model.version(),
                "cd".repeat(32),
                List.of(
                        new Pick(Arm.hour(7), 0.25, 4),
                        new Pick(new Arm(Dimension.GENERATOR, "question"), 0.5, 3),
                        new Pick(new Arm(Dimension.FORMAT, Form.SINGLE), 0.5, 2),
                        new Pick(new Arm(Dimension.TOPIC, "moons"), 0.4, 3)));
        PlannedPost planned = new PlannedPost(
                post,
                fixtures.decision(post),
                slot,
                choice,
                new Form("question", Form.SINGLE),
                new Wording("riddle", "calm"),
                List.of(new FactId("titan")));
        assertThat(ports.plan().add(tenure, planned)).isEqualTo(ContentPlan.Answer.ADDED);
        return planned;
    }

    private List<String> answer(String piece) {
        return database.query(Handbook.sql(piece));
    }
}
