package dev.homeostat.testkit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.RunJob;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.domain.resilience.RetryPolicy;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.SequentialIds;
import dev.homeostat.testkit.memory.InMemoryCircuitBreakers;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunJobTest {

    private static final AccountId ACCOUNT = new AccountId("jobs");
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final JobDefinition JOB = JobDefinition.of("plan", Duration.ofMinutes(10), "a test");
    private static final RunOutcome DONE = new RunOutcome.Success("done");
    private static final Tenure TENURE =
            new Tenure(ACCOUNT, new EngineId("engine"), new Epoch(1), NOW, NOW.plusSeconds(3_600));

    private final ManualClock clock = new ManualClock(NOW);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final StorePorts ports = store.ports();
    private final InMemoryCircuitBreakers breakers =
            new InMemoryCircuitBreakers(clock, BreakerSettings.DEFAULT, transition -> {});
    private final AtomicReference<Optional<Instant>> nextPost = new AtomicReference<>(Optional.empty());
    private final RunJob runJob = new RunJob(
            ports.heartbeats(),
            ports.errors(),
            clock,
            new SequentialIds(1),
            breakers,
            new Retries(new SharedRetryBudget(clock), () -> 0.5),
            nextPost::get,
            EngineWatcher.NONE);

    @BeforeEach
    void openTheAccount() {
        ports.accounts().open(ACCOUNT);
    }

    @Test
    void keepsWhenItWasDueWhenItBeganAndWhatItsPartsTook() {
        assertThat(execute(JOB, NOW.minusSeconds(2), run -> {
                    run.phase("look");
                    clock.advance(Duration.ofMillis(300));
                    run.phase("write");
                    clock.advance(Duration.ofMillis(700));
                    return DONE;
                }))
                .isEmpty();

        JobRun run = onlyRun();
        assertThat(run.scheduledFor()).isEqualTo(NOW.minusSeconds(2));
        assertThat(run.startedAt()).isEqualTo(NOW);
        assertThat(run.took()).isEqualTo(Duration.ofSeconds(1));
        assertThat(run.measure().phases())
                .isEqualTo(Map.of("look", Duration.ofMillis(300), "write", Duration.ofMillis(700)));
    }

    @Test
    void aRunIsKnownWhileItGoesOn() {
        execute(JOB, NOW, run -> {
            assertThat(ports.heartbeats().running(ACCOUNT))
                    .extracting(StartedRun::id)
                    .containsExactly(run.id());
            return DONE;
        });

        assertThat(ports.heartbeats().running(ACCOUNT)).isEmpty();
    }

    @Test
    void whatIsThrownIsAFailedRunAndATrackedErrorWithItsTrace() {
        execute(JOB, NOW, run -> {
            throw new IllegalStateException("planned");
        });
        execute(JOB, NOW, run -> {
            throw new StackOverflowError("planned too");
        });

        List<JobRun> runs = ports.heartbeats().latest(ACCOUNT, 10);
        assertThat(runs)
                .extracting(JobRun::outcome)
                .containsExactly(
                        new RunOutcome.Failure(FailureKind.UNCAUGHT, "StackOverflowError: planned too"),
                        new RunOutcome.Failure(FailureKind.UNCAUGHT, "IllegalStateException: planned"));
        assertThat(store.errors())
                .extracting(error -> error.context().traceId())
                .containsExactly(runs.get(1).id().toString(), runs.get(0).id().toString());
    }

    @Test
    void aPassingFailureIsTriedAgainWithinTheRun() {
        AtomicInteger tries = new AtomicInteger();
        execute(JOB.retrying(RetryPolicy.PLANNING), NOW, run -> {
            if (tries.incrementAndGet() < 3) {
                throw new StoreUnavailable("away", new IllegalStateException());
            }
            return DONE;
        });

        assertThat(onlyRun().outcome()).isEqualTo(DONE);
        assertThat(onlyRun().measure().retries()).isEqualTo(2);
        assertThat(onlyRun().took()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aLastingFailureIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        execute(JOB.retrying(RetryPolicy.PLANNING), NOW, run -> {
            tries.incrementAndGet();
            return new RunOutcome.Failure(FailureKind.PERMANENT, "refused");
        });

        assertThat(tries).hasValue(1);
    }

    @Test
    void whileTheDatabaseIsOutOfUseEachTickIsASkippedRun() {
        for (int failure = 0; failure < 5; failure++) {
            breakers.failed(Dependency.DATABASE, "away");
        }
        execute(JOB, NOW, run -> DONE);

        assertThat(onlyRun().outcome())
                .isInstanceOfSatisfying(RunOutcome.Skipped.class, skipped -> assertThat(skipped.reason())
                        .isEqualTo(SkipReason.DEPENDENCY));
    }

    @Test
    void waitsForThePostingWindowToEndAndSaysHowLong() {
        JobDefinition shy = JOB.inBrowser(1).stayingOutOfPostingWindows();
        nextPost.set(Optional.of(NOW.plusSeconds(30)));

        assertThat(execute(shy, NOW, run -> DONE)).contains(Duration.ofSeconds(5));
        assertThat(ports.heartbeats().latest(ACCOUNT, 10)).isEmpty();
        clock.advance(Duration.ofSeconds(40));
        nextPost.set(Optional.empty());

        assertThat(execute(shy, NOW, run -> DONE)).isEmpty();
        assertThat(onlyRun().measure().waited()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void aTickWhoseRunWaitedUntilTheNextOneCameIsASkippedRun() {
        JobDefinition shy = JOB.stayingOutOfPostingWindows();
        nextPost.set(Optional.of(NOW));
        execute(shy, NOW, run -> DONE);
        clock.advance(shy.cadence());
        nextPost.set(Optional.empty());
        execute(shy, NOW.plus(shy.cadence()), run -> DONE);

        List<JobRun> runs = ports.heartbeats().latest(ACCOUNT, 10);
        assertThat(runs).extracting(JobRun::scheduledFor).containsExactly(NOW.plus(shy.cadence()), NOW);
        assertThat(runs.getLast().outcome())
                .isInstanceOfSatisfying(RunOutcome.Skipped.class, skipped -> assertThat(skipped.reason())
                        .isEqualTo(SkipReason.WAITED));
    }

    @Test
    void aRunOverItsTimeIsInterruptedAndFails() {
        CountDownLatch begun = new CountDownLatch(1);
        Thread runner = Thread.ofVirtual()
                .start(() -> execute(JOB, NOW, run -> {
                    begun.countDown();
                    return untilInterrupted();
                }));
        await().until(() -> begun.getCount() == 0);
        assertThat(runJob.endOverdue()).isFalse();
        assertThat(runner.isAlive()).isTrue();

        clock.advance(JOB.timing().timeout());
        assertThat(runJob.endOverdue()).isFalse();

        await().until(() -> !runner.isAlive());
        assertThat(onlyRun().outcome())
                .isEqualTo(new RunOutcome.Failure(FailureKind.TIMEOUT, "it took longer than 1800 s"));
        assertThat(store.errors()).extracting(TrackedError::eventType).containsExactly("error_job_timeout");
    }

    @Test
    void aRunThatDoesNotHeedItIsGivenUpAndNotHeardAnyMore() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread runner = Thread.ofVirtual()
                .start(() -> execute(JOB, NOW, run -> {
                    begun.countDown();
                    heedNothing(mayEnd);
                    return DONE;
                }));
        await().until(() -> begun.getCount() == 0);
        clock.advance(JOB.timing().timeout());
        runJob.endOverdue();
        clock.advance(Duration.ofSeconds(14));
        assertThat(runJob.endOverdue()).isFalse();
        clock.advance(Duration.ofSeconds(1));

        assertThat(runJob.endOverdue()).isTrue();
        assertThat(onlyRun().outcome()).isInstanceOf(RunOutcome.Failure.class);
        mayEnd.countDown();
        await().until(() -> !runner.isAlive());
        assertThat(onlyRun().outcome()).isInstanceOf(RunOutcome.Failure.class);
        assertThat(store.errors()).extracting(TrackedError::eventType).containsExactly("error_job_hung");
    }

    private static RunOutcome untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return new RunOutcome.Failure(FailureKind.TRANSIENT, "interrupted");
    }

    private static void heedNothing(CountDownLatch mayEnd) {
        boolean ended = false;
        while (!ended) {
            try {
                mayEnd.await();
                ended = true;
            } catch (InterruptedException unheeded) {
                ended = false;
            }
        }
    }

    private JobRun onlyRun() {
        List<JobRun> runs = ports.heartbeats().latest(ACCOUNT, 10);
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    private Optional<Duration> execute(JobDefinition job, Instant tick, Function<RunContext, RunOutcome> body) {
        return runJob.execute(job, tick, clock.now(), TENURE, AccountTime.realTime(NOW), body);
    }
}
