package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.job.port.JobScheduler.JobStart;
import dev.homeostat.application.job.port.JobScheduler.ScheduledJob;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DbSchedulerJobSchedulerTest extends PostgresFixture {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final int RATE = 600;
    private static final JobDefinition JOB =
            JobDefinition.of("posting", Duration.ofMinutes(5), "a test").at(Duration.ofMinutes(1));

    private final JobScheduler scheduler = store.newJobScheduler(new EngineId("engine"));
    private final List<Instant> ticks = new CopyOnWriteArrayList<>();
    private AccountTime time;
    private Instant anchor;

    @BeforeEach
    void openAFastAccount() {
        time = store().accounts().setRate(ACCOUNT, RATE);
        anchor = store().heartbeats().anchor(ACCOUNT);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void runsAJobOnceAtEachOfItsTicks() {
        start(ticks::add);

        await().until(() -> ticks.size() >= 5);
        scheduler.stopJobs();
        assertThat(ticks).isSorted().doesNotHaveDuplicates().allSatisfy(tick -> {
            Duration sinceFirst = Duration.between(anchor.plus(JOB.offset()), tick);
            assertThat(sinceFirst.toNanos() % JOB.cadence().toNanos()).isZero();
        });
        assertThat(ticks.getFirst()).isEqualTo(anchor.plus(JOB.offset()));
    }

    @Test
    void makesUpForAPauseByOneRunAtTheLatestTick() {
        elapse(Duration.ofMinutes(1));
        start(ticks::add);

        await().until(() -> ticks.size() >= 2);
        assertThat(ticks.getFirst()).isAfter(anchor.plus(Duration.ofHours(9)));
        assertThat(Duration.between(ticks.getFirst(), ticks.get(1))).isEqualTo(JOB.cadence());
    }

    @Test
    void takesOverWhatADeadProcessLeftMarkedAsRunning() {
        start(ticks::add);
        await().until(() -> !ticks.isEmpty());
        scheduler.stopJobs();
        database.execute(
                "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat = homeostat.now()");
        ticks.clear();

        start(ticks::add);

        await().until(() -> !ticks.isEmpty());
    }

    @Test
    void doesNotRunATickAgainThatHasItsHeartbeat() {
        elapse(Duration.ofMinutes(1));
        AtomicInteger ran = new AtomicInteger();
        start(tick -> {
            ticks.add(tick);
            store().heartbeats()
                    .end(new StartedRun(new RunId(new UUID(3, ran.incrementAndGet())), ACCOUNT, JOB.name(), tick, tick)
                            .ended(new RunOutcome.Success("done"), RunMeasure.of(Duration.ZERO)));
        });
        await().until(() -> !ticks.isEmpty());
        scheduler.stopJobs();
        int before = ticks.size();
        start(ticks::add);
        await().until(() -> ticks.size() > before);

        assertThat(ticks).doesNotHaveDuplicates();
    }

    @Test
    void stoppingWaitsForTheRunningJob() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        start(tick -> {
            running.countDown();
            awaitUninterruptibly(mayEnd);
            ended.set(true);
        });
        await().until(() -> running.getCount() == 0);
        Thread stopping = Thread.ofVirtual().start(scheduler::stopJobs);
        await().during(Duration.ofMillis(200)).until(stopping::isAlive);
        assertThat(ended).isFalse();
        mayEnd.countDown();

        await().until(() -> !stopping.isAlive());
        assertThat(ended).isTrue();
    }

    @Test
    void goesOnAfterABodyThatThrowsAndAfterAnOutage() {
        start(tick -> {
            ticks.add(tick);
            throw new IllegalStateException("planned");
        });
        await().until(() -> ticks.size() >= 2);
        int refusals = connections.refusals();
        connections.away(true);
        await().until(() -> connections.refusals() > refusals + 3);
        connections.away(false);
        int before = ticks.size();

        await().atMost(Duration.ofSeconds(45)).until(() -> ticks.size() > before + 2);
    }

    @Test
    void aLoopRunsAtOnceAndSurvivesAThrowingBody() {
        AtomicInteger rounds = new AtomicInteger();
        scheduler.startLoop("test", Duration.ofMillis(20), () -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("planned");
        });

        await().until(() -> rounds.get() >= 3);
    }

    @Test
    void startsNothingOnceClosed() {
        scheduler.close();
        start(ticks::add);

        assertThat(database.query("SELECT count(*) FROM scheduled_tasks")).containsExactly("0");
    }

    @Test
    void asksAgainForATickThatWasNotDealtWith() {
        Instant first = anchor.plus(JOB.offset());
        AtomicInteger asked = new AtomicInteger();
        startAnswering((tick, now) -> {
            ticks.add(tick);
            return asked.incrementAndGet() < 3 ? Optional.of(Duration.ofSeconds(30)) : Optional.empty();
        });

        await().until(() -> ticks.size() >= 4);
        assertThat(ticks.subList(0, 4)).containsExactly(first, first, first, first.plus(JOB.cadence()));
    }

    @Test
    void worksAsLongAsItLooksForWhatIsDue() {
        assertThat(scheduler.works()).isTrue();
        start(ticks::add);
        await().until(() -> !ticks.isEmpty());
        assertThat(scheduler.works()).isTrue();
    }

    private void start(Consumer<Instant> body) {
        startAnswering((tick, now) -> {
            body.accept(tick);
            return Optional.empty();
        });
    }

    private void startAnswering(JobScheduler.TickBody body) {
        JobStart start = JobStart.of(ACCOUNT, time, anchor, store().accounts().now(ACCOUNT), List.of(JOB));
        scheduler.startJobs(start, List.of(new ScheduledJob(JOB, body)));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
