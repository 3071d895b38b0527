package dev.homeostat.adapter.playwright.pool;

import java.util.OptionalLong;
import java.util.stream.Stream;

/** Measures memory, in bytes; thread-safe. Empty where it cannot be measured, and then a pool neither grows nor recycles by it. */
public interface PoolMemory {

    /** Where nothing can be measured. */
    PoolMemory UNKNOWN = new PoolMemory() {
        @Override
        public OptionalLong taken(Stream<ProcessHandle> processes) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong free() {
            return OptionalLong.empty();
        }
    };

    /** What these processes take together. */
    OptionalLong taken(Stream<ProcessHandle> processes);

    /** What browsers may still take. */
    OptionalLong free();
}
