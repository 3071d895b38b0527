package dev.homeostat.application;

import dev.homeostat.application.alert.DeliverNotices;
import dev.homeostat.application.alert.SendHeartbeat;
import dev.homeostat.application.alert.WatchConditions;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.memory.WatchMemory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What an engine does all the time, whether it holds the account or only watches.
 *
 * @param deliver empty where there is nobody to tell
 */
record EngineLoops(
        WatchConditions conditions,
        Optional<DeliverNotices> deliver,
        Optional<SendHeartbeat> heartbeat,
        Optional<WatchMemory> memory) {

    private static final Duration NOTICES = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /**
     * Starts them.
     *
     * @param holds whether the engine runs the account now
     */
    void start(JobScheduler scheduler, BooleanSupplier holds) {
        deliver.ifPresent(delivery -> {
            scheduler.startLoop("conditions", NOTICES, () -> conditions.execute(holds.getAsBoolean()));
            scheduler.startLoop("notices", NOTICES, delivery::execute);
        });
        heartbeat.ifPresent(outside -> scheduler.startLoop("heartbeat", HEARTBEAT, outside::execute));
        memory.ifPresent(watch -> scheduler.startLoop("memory", MEMORY, watch::execute));
    }
}
