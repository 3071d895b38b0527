package dev.homeostat.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.PostFixtures;
import dev.homeostat.testkit.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No call that a job makes every few minutes may grow with the age of the store. */
class InMemoryStoreYearTest {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final Duration TICK = Duration.ofMinutes(5);
    private static final int TICKS_A_DAY = 288;
    private static final int TICKS_A_POST = 24;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final StorePorts store = new InMemoryStore(clock).ports();
    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private final SequentialIds ids = new SequentialIds(3);

    /** It takes some five seconds where nothing else runs, and many minutes once a call walks through all posts. */
    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void aYearOfCallsTakesSeconds() {
        store.accounts().open(ACCOUNT);
        store.controls().setMode(ACCOUNT, Mode.LIVE, "test");
        Tenure tenure = ((Answer.Granted)
                        store.tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofDays(400)))
                .tenure();
        for (int tick = 0; tick < 365 * TICKS_A_DAY; tick++) {
            if (tick % TICKS_A_POST == 0) {
                queue(tick);
            }
            live(tenure, tick);
            clock.advance(TICK);
        }

        assertThat(store.engagement().coverage(ACCOUNT).read()).isGreaterThan(4_300);
        assertThat(store.heartbeats().latest(ACCOUNT, Integer.MAX_VALUE)).hasSize(RunLog.MOST_RUNS);
    }

    private void queue(int number) {
        PostDetails usual = fixtures.queued(clock.now(), "What is told number " + number, "And more of it: " + number)
                .details();
        QueuedPost post = new QueuedPost(new PostDetails(
                usual.id(),
                ACCOUNT,
                usual.content(),
                usual.decision(),
                usual.createdAt(),
                usual.dueAt(),
                PostTerms.USUAL,
                0,
                usual.lastEpoch(),
                List.of()));
        store.posts().queue(post, fixtures.decision(post));
    }

    private void live(Tenure tenure, int tick) {
        store.desk().sweep(tenure, PublishLimits.DEFAULT);
        store.desk().unsettled(ACCOUNT);
        store.posts().nextDue(ACCOUNT);
        if (store.desk().claimNext(tenure, PublishLimits.DEFAULT) instanceof ClaimAnswer.Claimed claimed) {
            publish(claimed.claim());
        }
        if (tick % 2 == 0) {
            read(tenure);
        }
        if (tick % 6 == 0) {
            learn(tenure);
        }
        if (tick % TICKS_A_POST == 0) {
            store.plan().situation(ACCOUNT, Duration.ofDays(60), 30);
            store.plan().expire(tenure);
        }
        store.heartbeats().record(run());
    }

    private void publish(Claim claim) {
        PublishOutcome outcome = new PublishOutcome.Confirmed(
                new SitePostId("%s/%d".formatted(claim.postId(), claim.attempt().position())));
        if (store.desk().settle(claim, outcome) instanceof Settlement.Next next) {
            publish(next.claim());
        }
    }

    private void read(Tenure tenure) {
        ReadingVerdict likes = new ReadingVerdict.Accepted(new Metrics(Map.of(Metric.LIKES, 10L)));
        for (DueReading due : store.engagement().due(ACCOUNT, 100)) {
            store.engagement().record(tenure, due, likes, Pace.USUAL);
        }
        store.engagement().success(ACCOUNT, Duration.ofDays(1));
    }

    private void learn(Tenure tenure) {
        LearningLog.Harvest harvest = store.learning().harvest(ACCOUNT);
        List<Reward> rewards = harvest.candidates().stream()
                .filter(candidate -> candidate.rewarded().isEmpty())
                .map(candidate -> new Reward(candidate.post(), List.of(), Maturity.ONE_HOUR, candidate.postedAt(), 1))
                .toList();
        store.learning().append(tenure, rewards);
        store.learning().rewards(ACCOUNT, harvest.at().minus(Duration.ofDays(180)), harvest.lastPosition());
    }

    private JobRun run() {
        Instant now = clock.now();
        return new JobRun(
                new RunId(ids.next()),
                ACCOUNT,
                new JobName("posting"),
                now,
                now,
                Duration.ZERO,
                new RunOutcome.Success("done"));
    }
}
