package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry.Answer;
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
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Pick;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two stores that are open at once could get wrong about the plan, the readings and the rewards. */
class ConcurrentPlanTest extends PostgresFixture {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();
    private static final int CALLERS = 8;

    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private PostgresStore second;
    private Tenure tenure;

    @BeforeEach
    void openASecondStore() {
        second = PostgresStore.open(database.settings());
        store().accounts().open(ACCOUNT);
        store().controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        tenure = ((Answer.Granted) store().tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofHours(9)))
                .tenure();
    }

    @AfterEach
    void closeTheSecondStore() {
        second.close();
    }

    @Test
    void aSlotIsTakenOnce() throws Exception {
        Slot slot = new Slot(now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)));
        List<PlannedPost> posts = IntStream.range(0, CALLERS)
                .mapToObj(number -> planned(slot, "post " + number))
                .toList();

        List<ContentPlan.Answer> answers =
                atOnce((ports, number) -> ports.plan().add(tenure, posts.get(number)));

        assertThat(answers).filteredOn(ContentPlan.Answer.ADDED::equals).hasSize(1);
        assertThat(answers).filteredOn(ContentPlan.Answer.SLOT_TAKEN::equals).hasSize(CALLERS - 1);
        assertThat(database.query("SELECT count(*), count(DISTINCT slot) FROM content_metadata"))
                .containsExactly("1|1");
    }

    @Test
    void aReadingIsKeptOnce() throws Exception {
        publish("one");
        elapse(Duration.ofMinutes(20));
        DueReading due = store().engagement().due(ACCOUNT, 1).getFirst();
        ReadingVerdict likes = new ReadingVerdict.Accepted(new Metrics(Map.of(Metric.LIKES, 3L)));

        List<Boolean> kept = atOnce((ports, number) -> ports.engagement().record(tenure, due, likes, Pace.USUAL));

        assertThat(kept).containsOnlyOnce(true);
        assertThat(store().engagement().readings(due.post())).hasSize(1);
    }

    @Test
    void theLogOfRewardsHasNoGaps() throws Exception {
        List<Claim> claims = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            claims.add(publish("post " + number));
        }

        List<Integer> added = atOnce((ports, number) ->
                ports.learning().append(tenure, List.of(reward(claims.get(number)), reward(claims.getFirst()))));

        assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLERS);
        assertThat(store().learning().rewards(ACCOUNT, Instant.EPOCH, Long.MAX_VALUE))
                .extracting(LoggedReward::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, CALLERS).boxed().toList());
    }

    private Instant now() {
        return store().desk().unsettled(ACCOUNT).asOf();
    }

    private PlannedPost planned(Slot slot, String text) {
        QueuedPost post = fixtures.queued(slot.start(), text);
        Choice choice =
                new Choice(new ModelVersion("ab".repeat(32)), "cd".repeat(32), List.of(new Pick(Arm.hour(9), 0.5, 24)));
        return new PlannedPost(
                post,
                fixtures.decision(post),
                slot,
                choice,
                new Form("plain", Form.SINGLE),
                new Wording("plain", "calm"),
                List.of(new FactId("f1")));
    }

    private Claim publish(String text) {
        elapse(LIMITS.minimumGap());
        QueuedPost post = fixtures.queued(now(), text);
        store().posts().queue(post, fixtures.decision(post));
        Claim claim = ((ClaimAnswer.Claimed) store().desk().claimNext(tenure, LIMITS)).claim();
        store().desk().settle(claim, new PublishOutcome.Confirmed(new SitePostId(text)), LIMITS);
        return claim;
    }

    private Reward reward(Claim claim) {
        return new Reward(claim.postId(), List.of(), Maturity.ONE_HOUR, now(), 1);
    }

    /** Half of the callers ask the one store, half the other. */
    private <T> List<T> atOnce(BiFunction<StorePorts, Integer, T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<T>> calls = IntStream.range(0, CALLERS)
                    .<Callable<T>>mapToObj(
                            number -> () -> call.apply(number % 2 == 0 ? store() : second.ports(), number))
                    .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
