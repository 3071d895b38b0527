package dev.homeostat.application;

import dev.homeostat.application.alert.DeliverNotices;
import dev.homeostat.application.alert.WatchConditions;
import dev.homeostat.application.alert.port.HeartbeatPing;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.Optional;

/**
 * What an engine does all the time, whether it holds the account or only watches.
 *
 * @param deliver empty where there is nobody to tell
 */
record EngineLoops(
        WatchConditions conditions,
        Optional<DeliverNotices> deliver,
        Optional<HeartbeatPing> ping,
        CircuitBreakers breakers) {

    private static final Duration NOTICES = Duration.ofSeconds(10);
    private static final Duration PING = Duration.ofMinutes(1);

    void start(JobScheduler scheduler) {
        deliver.ifPresent(delivery -> {
            scheduler.startLoop("conditions", NOTICES, conditions::execute);
            scheduler.startLoop("notices", NOTICES, delivery::execute);
        });
        ping.ifPresent(outside -> scheduler.startLoop("ping", PING, () -> ping(outside)));
    }

    /** Silence is the alarm: an engine whose database is away is not well. */
    private void ping(HeartbeatPing outside) {
        if (breakers.status(Dependency.DATABASE).isClosed()) {
            outside.ping();
        }
    }
}
