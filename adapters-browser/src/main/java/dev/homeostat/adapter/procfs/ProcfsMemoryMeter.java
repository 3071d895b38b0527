package dev.homeostat.adapter.procfs;

import com.sun.management.OperatingSystemMXBean;
import dev.homeostat.application.memory.port.MemoryMeter;
import dev.homeostat.domain.memory.MemoryReading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Adds up what this process and all its descendants take, by the proportional set size (PSS) of each, in which a page that
 * several processes share counts for each of them in part. Where the kernel does not tell that, the resident set size
 * (RSS) is taken, in which it counts for each in full. Thread-safe.
 */
public final class ProcfsMemoryMeter implements MemoryMeter {

    private static final long KIBIBYTE = 1024;

    private final Path proc;

    /** Of this machine. */
    public ProcfsMemoryMeter() {
        this(Path.of("/proc"));
    }

    ProcfsMemoryMeter(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<MemoryReading> measure() {
        ProcessHandle self = ProcessHandle.current();
        OptionalLong jvm = bytes(self.pid());
        if (jvm.isEmpty()) {
            return Optional.empty();
        }
        // Processes that ended since they were listed take nothing any more.
        List<Long> started = self.descendants()
                .map(process -> bytes(process.pid()))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        long browser = started.stream().mapToLong(Long::longValue).sum();
        return Optional.of(new MemoryReading(jvm.getAsLong(), browser, 1 + started.size()));
    }

    /** What these processes take together, empty where none of them can be measured. */
    public OptionalLong bytesOf(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> bytes(process.pid()))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }

    /**
     * What programs may still take: what the machine has available, and what is left of the limit where this process has one
     * of its own. Empty where that cannot be measured.
     */
    public OptionalLong freeBytes() {
        OptionalLong available = kibibytes(proc.resolve("meminfo"), "MemAvailable:");
        Optional<MemoryReading> taken = measure();
        if (available.isEmpty() || taken.isEmpty()) {
            return OptionalLong.empty();
        }
        long left = limit() - taken.get().totalBytes();
        return OptionalLong.of(Math.max(0, Math.min(available.getAsLong(), left)));
    }

    /** What this process and all it has started may take together: a container's limit, else the machine's memory. */
    private static long limit() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private OptionalLong bytes(long pid) {
        Path directory = proc.resolve(Long.toString(pid));
        OptionalLong shared = kibibytes(directory.resolve("smaps_rollup"), "Pss:");
        return shared.isPresent() ? shared : kibibytes(directory.resolve("status"), "VmRSS:");
    }

    /** A line such as {@code Pss:   1234 kB}. */
    private static OptionalLong kibibytes(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(digits -> Long.parseLong(digits) * KIBIBYTE)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
