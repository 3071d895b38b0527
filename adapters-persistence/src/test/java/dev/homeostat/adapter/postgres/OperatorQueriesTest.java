package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries as operators write them: bare names, aliases like the keys, intervals from {@code NOW()}. */
class OperatorQueriesTest extends PostgresFixture {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();

    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private Tenure tenure;

    @BeforeEach
    void holdALiveAccount() {
        store().accounts().open(ACCOUNT);
        store().controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        tenure = ((Answer.Granted) store().tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofHours(9)))
                .tenure();
    }

    @Test
    void postsByStatusAndThoseWithoutAnId() {
        settle(new PublishOutcome.Confirmed(new SitePostId("17")), "one");
        settle(new PublishOutcome.ConfirmedWithoutId("it vanished"), "two");

        assertThat(database.query("SELECT status, count(*) FROM content_metadata GROUP BY status"))
                .containsExactly("posted|2");
        assertThat(database.query("SELECT tweet_id FROM content_metadata WHERE status = 'posted' ORDER BY created_at"))
                .containsExactly("17", "null");
        assertThat(
                        database.query(
                                "SELECT count(*) FROM content_metadata WHERE status = 'posted' AND tweet_id IS NULL AND posted_at > NOW() - INTERVAL '1 hour'"))
                .containsExactly("1");
        assertThat(database.query("SELECT count(*) FROM content_metadata WHERE decision_id IS NOT NULL"))
                .containsExactly("2");
    }

    @Test
    void stuckPostsAreCountedFromEnteringPosting() {
        QueuedPost old = queue("written long ago");
        elapse(Duration.ofHours(2));
        Claim claim = claim();

        assertThat(claim.postId()).isEqualTo(old.id());
        assertThat(database.query("SELECT post_id FROM stuck_posts")).isEmpty();
        elapse(Duration.ofMinutes(30));
        assertThat(database.query("SELECT post_id FROM stuck_posts"))
                .containsExactly(old.id().toString());
    }

    @Test
    void aPostOfAReplacedEngineIsStuckAtOnce() {
        queue("claimed by an engine that died");
        claim();
        store().tenures().release(tenure);
        store().tenures().acquire(ACCOUNT, new EngineId("next"), Duration.ofMinutes(1));

        assertThat(database.query("SELECT count(*) FROM stuck_posts")).containsExactly("1");
    }

    @Test
    void errorsByComponentAndType() {
        for (int times = 0; times < 3; times++) {
            store().errors()
                    .record(new TrackedError(
                            "browser",
                            "timeout",
                            Severity.ERROR,
                            "no answer, token=abc123def",
                            new ErrorContext(Optional.of(ACCOUNT), Optional.of("posting"), Optional.empty(), "trace")));
        }

        String query = """
                SELECT event_data->>'component' AS component, event_data->>'error_type' AS error_type, count(*)
                FROM system_events
                WHERE event_type LIKE 'error_%' AND severity IN ('error', 'critical')
                  AND created_at > NOW() - INTERVAL '24 hours'
                GROUP BY component, error_type ORDER BY count(*) DESC
                """;
        await().untilAsserted(() -> assertThat(database.query(query)).containsExactly("browser|timeout|3"));
        assertThat(
                        database.query(
                                "SELECT DISTINCT event_type, event_data ?& array['v', 'component', 'error_type', 'job_name', 'decision_id', 'fingerprint', 'trace_id'], event_data->>'job_name', event_data->>'decision_id', event_data->>'message' FROM system_events WHERE severity = 'error'"))
                .containsExactly("error_browser_timeout|t|posting|null|no answer, token=[redacted]");
    }

    @Test
    void runsByJob() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        store().heartbeats()
                .end(new StartedRun(new RunId(new UUID(0, 1)), ACCOUNT, new JobName("posting"), now, now)
                        .ended(
                                new RunOutcome.Failure(FailureKind.TRANSIENT, "no page"),
                                RunMeasure.of(Duration.ofMillis(1_250))));

        assertThat(database.query("""
                        SELECT job_name, last_run_status, execution_time_ms FROM job_heartbeats
                        WHERE updated_at > NOW() - INTERVAL '1 hour'
                        """)).containsExactly("posting|failure|1250");
    }

    @Test
    void everyEventSaysItsVersion() {
        settle(new PublishOutcome.Unconfirmed("no answer"), "one");
        store().controls().engageKillSwitch("operator", "enough");

        assertThat(database.query("SELECT DISTINCT event_data->>'v' FROM system_events"))
                .containsExactly("1");
        assertThat(database.query("SELECT severity FROM system_events WHERE event_type = 'post_unconfirmed'"))
                .containsExactly("warning");
    }

    @Test
    void howReadingGoes() {
        settle(new PublishOutcome.Confirmed(new SitePostId("17")), "one");
        elapse(Duration.ofMinutes(20));
        ReadingVerdict verdict = new ReadingVerdict.Accepted(new Metrics(Map.of(Metric.VIEWS, 120L, Metric.LIKES, 7L)));
        store().engagement().record(tenure, store().engagement().due(ACCOUNT, 1).getFirst(), verdict, Pace.USUAL);

        assertThat(database.query("SELECT outcome, sum(count) FROM reading_outcomes GROUP BY outcome"))
                .containsExactly("read|1");
        assertThat(
                        database.query(
                                "SELECT tweet_id, views, likes, replies FROM engagement_readings JOIN content_metadata USING (post_id)"))
                .containsExactly("17|120|7|null");
    }

    @Test
    void whatWasLearned() {
        SortedMap<Arm, Estimate> estimates = new TreeMap<>(Map.of(Arm.hour(9), new Estimate(0.18, 0.0025, 12)));
        Model model = new Model(
                LearningSettings.DEFAULT, store().desk().unsettled(ACCOUNT).asOf(), 40, 12, 3.5, 1, estimates);
        store().learning().keep(tenure, model, new TreeMap<>(Map.of("too_young", 3)));

        assertThat(database.query("""
                        SELECT e->>'dimension', e->>'arm', round((e->>'mean')::numeric, 2), e->>'posts'
                        FROM learning_models, jsonb_array_elements(estimates) e
                        """)).containsExactly("hour|09|0.18|12");
        assertThat(
                        database.query(
                                "SELECT event_data->>'posts', event_data->>'last_position', event_data->>'gate_too_young' FROM system_events WHERE event_type = 'model_learned'"))
                .containsExactly("12|40|3");
    }

    @Test
    void theDatabaseRefusesAnIllegalTransition() {
        settle(new PublishOutcome.Confirmed(new SitePostId("17")), "one");

        assertThatThrownBy(() -> database.execute("UPDATE content_metadata SET status = 'queued'"))
                .hasMessageContaining("must not go from posted to queued");
    }

    @Test
    void theDatabaseRefusesAHalfFilledState() {
        queue("one");

        assertThatThrownBy(() -> database.execute("UPDATE content_metadata SET status = 'posting'"))
                .hasMessageContaining("violates check constraint");
    }

    private QueuedPost queue(String... items) {
        QueuedPost post = fixtures.queued(store().desk().unsettled(ACCOUNT).asOf(), items);
        store().posts().queue(post, fixtures.decision(post));
        return post;
    }

    private Claim claim() {
        return ((ClaimAnswer.Claimed) store().desk().claimNext(tenure, LIMITS)).claim();
    }

    private void settle(PublishOutcome outcome, String... items) {
        elapse(LIMITS.minimumGap());
        queue(items);
        store().desk().settle(claim(), outcome, LIMITS);
    }
}
