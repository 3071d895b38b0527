package dev.homeostat.domain.memory;

/**
 * What the program and all it has started take, at one moment.
 *
 * @param jvmBytes the program itself
 * @param browserBytes what it has started: browsers, and what drives them
 * @param processes how many there are in all
 */
public record MemoryReading(long jvmBytes, long browserBytes, int processes) {

    public MemoryReading {
        if (jvmBytes < 0 || browserBytes < 0 || processes < 1) {
            throw new IllegalArgumentException("no process takes less than nothing, and there is at least one");
        }
    }

    public long totalBytes() {
        return jvmBytes + browserBytes;
    }
}
