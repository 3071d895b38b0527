package dev.homeostat.simulation.virtual;

import dev.homeostat.application.KeepingPorts;
import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.memory.InMemoryCircuitBreakers;
import java.time.Duration;

/**
 * A machine on which processes follow each other. Its disk and its wall clock outlive them.
 *
 * @param journal what its processes keep on its disk
 * @param ahead how far its wall clock is from the right time
 */
record Host(AttemptJournal journal, Duration ahead) {

    MachineClock clock(VirtualTime time) {
        return new SkewedClock(time, ahead);
    }

    /** What a new process on it begins with. */
    KeepingPorts keeping(VirtualTime time) {
        return new KeepingPorts(
                listener -> new InMemoryCircuitBreakers(time, BreakerSettings.DEFAULT, listener),
                new Retries(new SharedRetryBudget(time), () -> 0.5),
                journal);
    }
}
