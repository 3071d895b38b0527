package dev.homeostat.application.memory.port;

import dev.homeostat.domain.memory.MemoryReading;
import java.util.Optional;

/**
 * Measures the memory of this process and of all it has started; what several of them share is counted once where the
 * system tells. Never throws; takes milliseconds. Implementations are thread-safe.
 */
@FunctionalInterface
public interface MemoryMeter {

    /** What is taken now, empty where it cannot be measured. */
    Optional<MemoryReading> measure();
}
