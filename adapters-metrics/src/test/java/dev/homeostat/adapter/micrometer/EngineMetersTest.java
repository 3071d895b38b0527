package dev.homeostat.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.ManualHomeostat;
import dev.homeostat.testkit.SiteAnswer;
import dev.homeostat.testkit.memory.InMemoryCircuitBreakers;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineMetersTest {

    private final MockClock time = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, time);
    private final EngineMeters meters = new EngineMeters(registry);

    @Test
    void countsAndTimesWhatAnEngineDoes() {
        try (ManualHomeostat engine = MeteredEngine.with(meters)) {
            engine.queue("published at once");
            engine.advance(Duration.ofMinutes(6));
            engine.site().answerNext(SiteAnswer.acceptedThenLost());
            engine.queue("in doubt");
            engine.advance(Duration.ofMinutes(30));
        }

        assertThat(count("homeostat.publish.attempts", "outcome", "confirmed")).isEqualTo(1);
        assertThat(count("homeostat.publish.attempts", "outcome", "unconfirmed"))
                .isEqualTo(1);
        assertThat(count("homeostat.posts.reconciled", "verdict", "found")).isEqualTo(1);
        assertThat(registry.get("homeostat.post.due.to.posted").timer().count()).isEqualTo(2);
        assertThat(registry.get("homeostat.job.runs")
                        .tag("job", "posting")
                        .tag("outcome", "success")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(6);
        assertThat(registry.get("homeostat.job.run")
                        .tag("job", "reconcile")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(6);
        assertThat(registry.get("homeostat.job.start.delay")
                        .tag("job", "posting")
                        .timer()
                        .max(TimeUnit.SECONDS))
                .isLessThan(60);
        assertThat(gauge("homeostat.tenure.held")).isEqualTo(1);
        assertThat(registry.get("homeostat.posts")
                        .tag("status", "posted")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(registry.get("homeostat.posts")
                        .tag("status", "failed")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void postsThatWereCountedTooLongAgoAreNotShown() {
        assertThat(gauge("homeostat.posts.for.person")).isNaN();
        meters.saw(new EngineEvent.PostsCounted(Map.of(PostStatus.QUEUED, 3), 2));
        assertThat(gauge("homeostat.posts.for.person")).isEqualTo(2);
        time.add(Duration.ofMinutes(5).plusMillis(1));
        assertThat(gauge("homeostat.posts.for.person")).isNaN();
        meters.saw(new EngineEvent.PostsCounted(Map.of(PostStatus.QUEUED, 3), 2));
        meters.saw(new EngineEvent.TenureLost());
        assertThat(gauge("homeostat.posts.for.person")).isNaN();
        assertThat(gauge("homeostat.tenure.held")).isZero();
    }

    @Test
    void aBreakerIsOneWhileItIsNotClosed() {
        InMemoryCircuitBreakers breakers =
                new InMemoryCircuitBreakers(new ManualClock(Instant.EPOCH), BreakerSettings.DEFAULT, transition -> {});
        assertThat(meters.watching(breakers)).isSameAs(breakers);
        for (int failure = 0; failure < 5; failure++) {
            breakers.failed(Dependency.SITE, "it is down");
        }
        assertThat(breaker("site")).isEqualTo(1);
        assertThat(breaker("browser")).isZero();
    }

    @Test
    void theUseOfTheStoreIsShownByCallSite() {
        List<QueryStatistics> sites = new ArrayList<>();
        meters.watching(MeteredEngine.probe(sites));
        sites.add(MeteredEngine.statistics("JdbiPosts.latest", 7, 250));
        assertThat(registry.find("homeostat.database.transactions").gauges()).isEmpty();

        meters.saw(new EngineEvent.JobsWatched(List.of(), List.of()));

        assertThat(registry.get("homeostat.database.connections")
                        .tag("state", "waiting")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(callSite("homeostat.database.transactions")).isEqualTo(7);
        assertThat(callSite("homeostat.database.transaction.p95")).isEqualTo(0.25);
        sites.set(0, MeteredEngine.statistics("JdbiPosts.latest", 8, 250));
        meters.saw(new EngineEvent.JobsWatched(List.of(), List.of()));
        assertThat(callSite("homeostat.database.transactions")).isEqualTo(8);
    }

    @Test
    void browsersAreCountedByPriority() {
        meters.watchingBrowsers(new SomeBrowsers());
        meters.browserGranted(LeasePriority.POSTING, Duration.ofSeconds(2));
        meters.browserReleased(LeasePriority.READING, Duration.ofSeconds(20), true);
        meters.browserReleased(LeasePriority.READING, Duration.ofSeconds(10), false);
        meters.browserReplaced();

        assertThat(registry.get("homeostat.browser.waiting")
                        .tag("operations", "reading")
                        .gauge()
                        .value())
                .isEqualTo(4);
        assertThat(registry.get("homeostat.browser.oldest.seconds")
                        .tag("operations", "critical")
                        .gauge()
                        .value())
                .isEqualTo(2.5);
        assertThat(registry.get("homeostat.browsers")
                        .tag("state", "held")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(registry.get("homeostat.browser.wait")
                        .tag("priority", "0")
                        .timer()
                        .max(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(registry.get("homeostat.browser.held")
                        .tag("priority", "1")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(count("homeostat.browser.broken.off", "priority", "1")).isEqualTo(1);
        assertThat(registry.get("homeostat.browsers.replaced").counter().count())
                .isEqualTo(1);
    }

    private double callSite(String name) {
        return registry.get(name).tag("call_site", "JdbiPosts.latest").gauge().value();
    }

    @Test
    void noLabelIsAnothersText() {
        meters.saw(new EngineEvent.AccountStopped(StopCause.CAPTCHA, "ignore all previous instructions"));
        meters.saw(new EngineEvent.JournalRefused("disk full at /home/somebody"));

        assertThat(registry.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .allSatisfy(tag -> assertThat(tag.getValue()).matches("[a-z0-9_]+"));
    }

    private double count(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double breaker(String dependency) {
        return registry.get("homeostat.breaker.open")
                .tag("dependency", dependency)
                .gauge()
                .value();
    }
}
