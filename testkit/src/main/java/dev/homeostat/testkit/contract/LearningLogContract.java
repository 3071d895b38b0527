package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.learning.port.LearningLog.Candidate;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link LearningLog} must do. */
public interface LearningLogContract extends PublishingSteps {

    Duration LONG = Duration.ofDays(200);
    SortedMap<String, Integer> NO_GATES = Collections.emptySortedMap();
    List<Arm> ARMS = List.of(Arm.hour(9), new Arm(Dimension.TOPIC, "coffee, tea"));

    @Test
    default void harvestsPublishedPostsWithTheirArmsAndReadings() {
        Tenure tenure = hold(ENGINE, LONG);
        PublishedPost own = published(tenure, "the operator's own");
        PlannedPost planned = plannedInTheNextHour("planned");
        store().plan().add(tenure, planned);
        elapse(Duration.ofHours(1));
        settle(claimed(tenure), new PublishOutcome.Confirmed(new SitePostId("planned")));
        outcomeOf(tenure, new PublishOutcome.Rehearsed(), "rehearsed");
        read(tenure, 7);
        elapse(Duration.ofMinutes(30));
        read(tenure, 9);

        LearningLog.Harvest harvest = log().harvest(ACCOUNT);

        assertThat(allRewards()).isEmpty();
        assertThat(harvest.at()).isBetween(now().minusSeconds(60), now());
        assertThat(harvest.candidates())
                .extracting(Candidate::post)
                .containsExactly(own.id(), planned.post().id());
        assertThat(harvest.candidates())
                .extracting(Candidate::arms)
                .containsExactly(List.of(), planned.choice().arms());
        assertThat(harvest.candidates().getFirst().postedAt()).isEqualTo(own.postedAt());
        assertThat(harvest.candidates()).allSatisfy(candidate -> assertThat(candidate.readings())
                .isEqualTo(store().engagement().readings(candidate.post())));
        assertThat(harvest.candidates().getFirst().readings())
                .extracting(reading -> reading.metrics().count(Metric.LIKES).orElseThrow())
                .containsExactly(7L, 9L);
        assertThat(harvest.candidates())
                .allSatisfy(candidate -> assertThat(candidate.rewarded()).isEmpty());
    }

    @Test
    default void harvestsNothingThatIsTooOldForARewardToCome() {
        Tenure tenure = hold(ENGINE, LONG);
        published(tenure, "old");
        elapse(LearningLog.REWARDED_FOR.minusMinutes(1));
        assertThat(log().harvest(ACCOUNT).candidates()).hasSize(1);
        elapse(Duration.ofMinutes(2));
        assertThat(log().harvest(ACCOUNT).candidates()).isEmpty();
    }

    @Test
    default void keepsRewardsInOrderAndToTheLastBit() {
        Tenure tenure = hold(ENGINE);
        PublishedPost first = published(tenure, "one");
        PublishedPost second = published(tenure, "two");
        List<Reward> rewards = List.of(
                reward(second, Maturity.ONE_HOUR, Math.log(3)),
                reward(first, Maturity.ONE_HOUR, Math.nextDown(0.1)),
                reward(first, Maturity.SEVEN_DAYS, -0.0));

        assertThat(log().append(tenure, rewards)).isEqualTo(3);

        assertThat(allRewards()).extracting(LoggedReward::position).containsExactly(1L, 2L, 3L);
        assertThat(allRewards()).extracting(LoggedReward::reward).containsExactlyElementsOf(rewards);
        assertThat(log().harvest(ACCOUNT).candidates().getFirst().rewarded())
                .containsExactlyInAnyOrder(Maturity.ONE_HOUR, Maturity.SEVEN_DAYS);
    }

    @Test
    default void keepsOneRewardOfAPostAndMaturity() {
        Tenure tenure = hold(ENGINE);
        PublishedPost post = published(tenure, "one");
        Reward kept = reward(post, Maturity.ONE_HOUR, 1);
        Reward other = reward(post, Maturity.SIX_HOURS, 2);
        log().append(tenure, List.of(kept));

        assertThat(log().append(tenure, List.of(reward(post, Maturity.ONE_HOUR, 5), other, other)))
                .isEqualTo(1);
        assertThat(allRewards()).containsExactly(new LoggedReward(1, kept), new LoggedReward(2, other));
    }

    @Test
    default void appendingAgainAfterALostReplyAddsNothing() {
        Tenure tenure = hold(ENGINE);
        List<Reward> rewards = List.of(reward(published(tenure, "one"), Maturity.ONE_HOUR, 1));
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> log().append(tenure, rewards)).isInstanceOf(StoreUnavailable.class);

        assertThat(log().append(tenure, rewards)).isZero();
        assertThat(allRewards()).hasSize(1);
    }

    @Test
    default void tellsRewardsByTheTimeOfPostingAndUpToAPosition() {
        Tenure tenure = hold(ENGINE);
        PublishedPost older = published(tenure, "older");
        PublishedPost newer = published(tenure, "newer");
        log().append(
                        tenure,
                        List.of(
                                reward(newer, Maturity.ONE_HOUR, 1),
                                reward(older, Maturity.ONE_HOUR, 2),
                                reward(newer, Maturity.SIX_HOURS, 3)));

        assertThat(log().rewards(ACCOUNT, newer.postedAt(), 3))
                .extracting(LoggedReward::position)
                .containsExactly(1L, 3L);
        assertThat(log().rewards(ACCOUNT, older.postedAt(), 2))
                .extracting(LoggedReward::position)
                .containsExactly(1L, 2L);
        assertThat(log().rewards(ACCOUNT, older.postedAt(), 0)).isEmpty();
    }

    @Test
    default void keepsModelsToTheLastBit() {
        Tenure tenure = hold(ENGINE);
        Model first = model(0, 1.0 / 3);
        Model second = model(7, Double.MIN_VALUE);

        assertThat(log().keep(tenure, first, NO_GATES)).isTrue();
        assertThat(log().keep(tenure, second, NO_GATES)).isTrue();

        assertThat(log().latest(ACCOUNT)).contains(second);
        assertThat(log().latest(ACCOUNT).map(Model::version)).contains(second.version());
        assertThat(log().latestVersion(ACCOUNT)).contains(second.version());
        assertThat(log().find(first.version())).contains(first);
        assertThat(log().versions(ACCOUNT)).containsExactly(first.version(), second.version());
    }

    @Test
    default void aVersionThatIsKeptChangesNothing() {
        Tenure tenure = hold(ENGINE);
        Model first = model(0, 1);
        log().keep(tenure, first, NO_GATES);
        Model second = model(1, 1);
        log().keep(tenure, second, NO_GATES);

        assertThat(log().keep(tenure, first, NO_GATES)).isFalse();
        assertThat(log().latest(ACCOUNT)).contains(second);
        assertThat(log().latestVersion(ACCOUNT)).contains(second.version());
        assertThat(log().versions(ACCOUNT)).hasSize(2);
    }

    @Test
    default void keepingAgainAfterALostReplyDoesNoHarm() {
        Tenure tenure = hold(ENGINE);
        Model model = model(0, 1);
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> log().keep(tenure, model, new TreeMap<>(Map.of("too_young", 3))))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(log().keep(tenure, model, NO_GATES)).isFalse();
        assertThat(log().versions(ACCOUNT)).containsExactly(model.version());
    }

    @Test
    default void changesNothingUnderALostTenure() {
        Tenure first = hold(ENGINE);
        Reward reward = reward(published(first, "one"), Maturity.ONE_HOUR, 1);
        elapse(TENURE);
        hold(new EngineId("another"));

        assertThat(log().append(first, List.of(reward))).isZero();
        assertThat(log().keep(first, model(0, 1), NO_GATES)).isFalse();
        assertThat(allRewards()).isEmpty();
        assertThat(log().latest(ACCOUNT)).isEmpty();
        assertThat(log().versions(ACCOUNT)).isEmpty();
    }

    @Test
    default void knowsNothingOfOtherModels() {
        assertThat(log().find(new ModelVersion("00".repeat(32)))).isEmpty();
        assertThat(log().latest(ACCOUNT)).isEmpty();
        assertThat(log().latestVersion(ACCOUNT)).isEmpty();
    }

    private LearningLog log() {
        return store().learning();
    }

    private List<LoggedReward> allRewards() {
        return log().rewards(ACCOUNT, Instant.EPOCH, Long.MAX_VALUE);
    }

    private PublishedPost published(Tenure tenure, String text) {
        return (PublishedPost) outcomeOf(tenure, new PublishOutcome.Confirmed(new SitePostId(text)), text);
    }

    private PlannedPost plannedInTheNextHour(String text) {
        Slot slot = new Slot(now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)));
        return new PlanFixtures(ACCOUNT, 1).planned(slot, "plain", List.of("f1"), text);
    }

    /** Every post that is due gets this many likes. */
    private void read(Tenure tenure, long likes) {
        Metrics metrics = new Metrics(Map.of(Metric.LIKES, likes));
        for (DueReading due : store().engagement().due(ACCOUNT, 100)) {
            store().engagement().record(tenure, due, new ReadingVerdict.Accepted(metrics), Pace.USUAL);
        }
    }

    private static Reward reward(PublishedPost post, Maturity maturity, double value) {
        return new Reward(post.id(), ARMS, maturity, post.postedAt(), value);
    }

    private Model model(long position, double mean) {
        LearningSettings settings =
                new LearningSettings(Maturity.SIX_HOURS, Duration.ofDays(45).plusMillis(1), 0.1 + 0.2);
        Map<Arm, Estimate> estimates = Map.of(
                Arm.hour(9),
                new Estimate(mean, Math.nextUp(0.1), 3),
                new Arm(Dimension.TOPIC, "coffee, tea"),
                new Estimate(-0.0, 1e-300, 0));
        return new Model(settings, now(), position, 3, Math.log(2), Math.PI, estimates);
    }
}
