package dev.homeostat.testkit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.SitePorts;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.watch.RestartBudget;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.SequentialIds;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine does when the jobs are not woken any more, and when a run does not end. */
class SupervisionTest {

    private static final AccountId ACCOUNT = new AccountId("watched");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final JobDefinition POSTING = JobCatalogue.POSTING;

    private final ManualClock clock = new ManualClock(START);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final HandScheduler scheduler = new HandScheduler();
    private final StuckProbe probe = new StuckProbe();
    private final List<EngineEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startTheEngine() {
        SitePorts site = new ScriptedSite(new VirtualTime(START)).ports();
        Homeostat.builder()
                .settings(EngineSettings.of(ACCOUNT).withTenureLength(Duration.ofHours(1)))
                .store(store.ports())
                .site(new SitePorts(
                        site.publisher(),
                        site.timeline(),
                        site.engagement(),
                        probe,
                        site.remover(),
                        site.inspector(),
                        site.delays(),
                        site.length()))
                .scheduler(scheduler)
                .clock(clock)
                .ids(new SequentialIds(1))
                .watcher(events::add)
                .build()
                .start();
        scheduler.loop("tenure");
    }

    @Test
    void jobsThatAreNotWokenAreStartedAnewAndItIsSaidWhenTheyRunAgain() {
        scheduler.works = false;
        scheduler.loop("supervision");
        assertThat(scheduler.starts).isEqualTo(2);
        assertThat(events).contains(new EngineEvent.JobsRestarted(1)).doesNotContain(new EngineEvent.JobsRunAgain());

        scheduler.works = true;
        scheduler.loop("supervision");
        scheduler.loop("supervision");

        assertThat(events).filteredOn(new EngineEvent.JobsRunAgain()::equals).hasSize(1);
    }

    @Test
    void whatRestartingDoesNotMendIsToldOnceUntilItIsOver() {
        scheduler.works = false;
        for (int round = 0; round < RestartBudget.MOST + 2; round++) {
            scheduler.loop("supervision");
        }
        assertThat(scheduler.starts).isEqualTo(1 + RestartBudget.MOST);
        assertThat(events).filteredOn(new EngineEvent.JobsStandStill()::equals).hasSize(1);

        clock.advance(RestartBudget.PERIOD);
        scheduler.loop("supervision");
        assertThat(scheduler.starts).isEqualTo(2 + RestartBudget.MOST);
        scheduler.works = true;
        scheduler.loop("supervision");
        assertThat(events).contains(new EngineEvent.JobsRunAgain());
    }

    @Test
    void aRunThatWasGivenUpIsFencedAsSoonAsTheStoreIsBack() {
        long before = epoch();
        Thread hung = Thread.ofVirtual().start(() -> scheduler.run(POSTING, clock.now()));
        await().until(() -> probe.asked.getCount() == 0);
        clock.advance(POSTING.timing().timeout());
        scheduler.loop("time-limits");
        clock.advance(Duration.ofSeconds(15));
        store.goAway();
        scheduler.loop("time-limits");
        store.comeBack();
        assertThat(epoch()).isEqualTo(before);

        scheduler.loop("time-limits");
        assertThat(epoch()).isGreaterThan(before);
        long fenced = epoch();
        scheduler.loop("time-limits");
        assertThat(epoch()).isEqualTo(fenced);
        probe.mayEnd.countDown();
        await().until(() -> !hung.isAlive());
    }

    private long epoch() {
        return store.ports().tenures().current(ACCOUNT).orElseThrow().epoch().value();
    }

    /** Does what it is told by hand. */
    private static final class HandScheduler implements JobScheduler {

        private final Map<String, Runnable> loops = new HashMap<>();
        private List<ScheduledJob> jobs = List.of();
        private boolean works = true;
        private int starts;

        void loop(String name) {
            Objects.requireNonNull(loops.get(name), name).run();
        }

        void run(JobDefinition job, Instant tick) {
            jobs.stream()
                    .filter(scheduled -> scheduled.definition().name().equals(job.name()))
                    .forEach(scheduled -> scheduled.body().run(tick, tick));
        }

        @Override
        public void startLoop(String name, Duration every, Runnable body) {
            loops.put(name, body);
        }

        @Override
        public void startJobs(JobStart start, List<ScheduledJob> started) {
            starts++;
            jobs = List.copyOf(started);
        }

        @Override
        public boolean works() {
            return works;
        }

        @Override
        public void stopJobs() {
            jobs = List.of();
        }

        @Override
        public void close() {
            stopJobs();
        }
    }

    /** Does not answer, and heeds no interrupt. */
    private static final class StuckProbe implements SiteProbe {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public Optional<SiteProbe.Obstacle> probe() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> askedToWait() {
            asked.countDown();
            boolean ended = false;
            while (!ended) {
                try {
                    mayEnd.await();
                    ended = true;
                } catch (InterruptedException unheeded) {
                    ended = false;
                }
            }
            return Optional.empty();
        }
    }
}
