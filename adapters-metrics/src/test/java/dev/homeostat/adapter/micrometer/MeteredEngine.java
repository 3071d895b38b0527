package dev.homeostat.adapter.micrometer;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.NoticePorts;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.testkit.ManualHomeostat;
import dev.homeostat.testkit.ScriptedNotifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A live engine on virtual time that is metered, as is the one channel of its notices. */
final class MeteredEngine {

    private MeteredEngine() {}

    static ManualHomeostat with(EngineMeters meters) {
        Notifier notifier = meters.counting(new ScriptedNotifier("test"));
        NoticePorts notices = new NoticePorts(
                List.of(notifier),
                NoticeTerms.toAll(List.of(notifier.name())),
                Optional.empty(),
                () -> 0.5,
                Runnable::run);
        EngineSettings settings = EngineSettings.of(new AccountId("metered"))
                .withMode(Mode.LIVE)
                .withLimits(PublishLimits.DEFAULT.unpaced());
        return ManualHomeostat.with(settings, builder -> builder.watcher(meters).notices(notices));
    }

    /** A store that is used like this. */
    static DatabaseProbe probe(List<QueryStatistics> sites) {
        return new DatabaseProbe() {
            @Override
            public Reading probe(MachineClock host) {
                throw new AssertionError("reading meters asks the store nothing");
            }

            @Override
            public Load load() {
                return new Load(new PoolState(3, 1, 2, 10), sites);
            }
        };
    }

    static QueryStatistics statistics(String site, long count, long p95Millis) {
        Duration p95 = Duration.ofMillis(p95Millis);
        return new QueryStatistics(site, count, p95, p95, p95);
    }
}
