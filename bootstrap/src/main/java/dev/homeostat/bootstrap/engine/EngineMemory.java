package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.adapter.procfs.ProcfsMemoryMeter;
import dev.homeostat.domain.memory.MemoryReading;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory of an engine that is not to take more than a person is told of.
 *
 * @param mostBytes from which on a person is told
 */
public record EngineMemory(ProcfsMemoryMeter meter, long mostBytes) implements PoolMemory {

    /** That of an engine of which nobody is told. */
    public static EngineMemory unlimited() {
        return new EngineMemory(new ProcfsMemoryMeter(), Long.MAX_VALUE);
    }

    @Override
    public OptionalLong taken(Stream<ProcessHandle> processes) {
        return meter.bytesOf(processes);
    }

    /** What the machine has left, and no more than keeps the engine below its limit. */
    @Override
    public OptionalLong free() {
        OptionalLong free = meter.freeBytes();
        return free.isEmpty()
                ? free
                : meter.measure()
                        .map(MemoryReading::totalBytes)
                        .map(taken -> OptionalLong.of(Math.max(0, Math.min(free.getAsLong(), mostBytes - taken))))
                        .orElse(OptionalLong.empty());
    }
}
