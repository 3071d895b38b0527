package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only real transactions can get wrong. */
class ConcurrentClaimsTest extends PostgresFixture {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();
    private static final int CALLERS = 8;

    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private Tenure tenure;

    @BeforeEach
    void holdALiveAccountWithPosts() {
        store().accounts().open(ACCOUNT);
        store().controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        tenure = ((Answer.Granted) store().tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofHours(9)))
                .tenure();
        for (int number = 0; number < CALLERS; number++) {
            QueuedPost post = fixtures.queued(store().desk().unsettled(ACCOUNT).asOf(), "post " + number);
            store().posts().queue(post, fixtures.decision(post));
        }
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsTheRateSlot() throws Exception {
        List<ClaimAnswer> answers = atOnce(() -> store().desk().claimNext(tenure, LIMITS));

        assertThat(answers).filteredOn(ClaimAnswer.Claimed.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(ClaimAnswer.Wait.class::isInstance).hasSize(CALLERS - 1);
    }

    @Test
    void ofManyWhoSettleAtOnceOneChangesThePost() throws Exception {
        Claim claim = ((ClaimAnswer.Claimed) store().desk().claimNext(tenure, LIMITS)).claim();

        List<Settlement> answers =
                atOnce(() -> store().desk().settle(claim, new PublishOutcome.Confirmed(new SitePostId("17")), LIMITS));

        assertThat(answers).filteredOn(Settlement.Closed.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Settlement.Superseded.class::isInstance).hasSize(CALLERS - 1);
        assertThat(database.query("SELECT count(*) FROM system_events WHERE event_type = 'post_posted'"))
                .containsExactly("1");
    }

    @Test
    void ofManyEnginesOneGetsTheAccount() throws Exception {
        store().tenures().release(tenure);

        List<Answer> answers = atOnce(() -> store().tenures()
                .acquire(ACCOUNT, new EngineId(Thread.currentThread().getName()), Duration.ofHours(1)));

        assertThat(answers).filteredOn(Answer.Granted.class::isInstance).hasSize(1);
    }

    @Test
    void aConfirmationWithTheIdOfAnotherItemIsNoProof() {
        settleNext("17");
        elapse(LIMITS.minimumGap());

        assertThat(((Settlement.Closed) settleNext("17")).post()).isInstanceOf(UnconfirmedPost.class);
    }

    private Settlement settleNext(String id) {
        Claim claim = ((ClaimAnswer.Claimed) store().desk().claimNext(tenure, LIMITS)).claim();
        return store().desk().settle(claim, new PublishOutcome.Confirmed(new SitePostId(id)), LIMITS);
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<T>> answers = threads.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(caller -> call).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
