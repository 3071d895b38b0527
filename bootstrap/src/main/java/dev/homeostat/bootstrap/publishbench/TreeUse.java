package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.adapter.procfs.ProcfsMemoryMeter;
import dev.homeostat.domain.memory.MemoryReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What this process and all that it started take: processor time, and the most memory. Linux only, 0 elsewhere. */
final class TreeUse implements AutoCloseable {

    // USER_HZ, which is 100 on every Linux of our days.
    private static final int TICKS_PER_SECOND = 100;
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Thread sampling = Thread.ofPlatform().name("bench-memory").unstarted(this::sample);
    private final ProcfsMemoryMeter meter = new ProcfsMemoryMeter();
    private final AtomicLong most = new AtomicLong();

    TreeUse() {
        sampling.start();
    }

    private void sample() {
        try {
            while (true) {
                meter.measure()
                        .map(MemoryReading::totalBytes)
                        .ifPresent(bytes -> most.accumulateAndGet(bytes, Math::max));
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            // Somebody has seen enough.
            Thread.currentThread().interrupt();
        }
    }

    /** The most memory so far, in bytes. */
    long mostBytes() {
        return most.get();
    }

    /** Processor time so far, with that of processes that have ended. */
    static Duration processorTime() {
        ProcessHandle self = ProcessHandle.current();
        long ticks = Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process -> ticks(process.pid()))
                .sum();
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    /** Its own time and that of its children which it has seen end: utime, stime, cutime and cstime of proc(5). */
    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                    .skip(FIRST_TIME)
                    .limit(TIMES)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        sampling.interrupt();
    }
}
