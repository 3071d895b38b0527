package dev.homeostat.adapter.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.memory.MemoryReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcfsMemoryMeterTest {

    @TempDir
    private Path proc;

    private final long self = ProcessHandle.current().pid();

    @Test
    void addsUpThisProcessAndAllItsDescendantsByTheirShare() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            write(self, "smaps_rollup", "Rss:  9000 kB", "Pss:  1000 kB", "Pss_Dirty:  500 kB");
            write(child.pid(), "smaps_rollup", "Rss:  800 kB", "Pss:  24 kB");

            MemoryReading reading = new ProcfsMemoryMeter(proc).measure().orElseThrow();

            assertThat(reading.jvmBytes()).isEqualTo(1_000 * 1_024);
            assertThat(reading.browserBytes()).isEqualTo(24 * 1_024);
            assertThat(reading.processes()).isEqualTo(2);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void takesTheResidentSizeWhereTheShareIsNotTold() throws IOException {
        write(self, "status", "Name:\tjava", "VmRSS:\t  2048 kB");

        assertThat(new ProcfsMemoryMeter(proc).measure())
                .hasValueSatisfying(reading -> assertThat(reading.totalBytes()).isEqualTo(2 << 20));
    }

    @Test
    void whatIsFreeIsWhatTheMachineHasOrWhatIsLeftOfTheLimit() throws IOException {
        write(self, "status", "VmRSS:\t  2048 kB");
        Files.write(proc.resolve("meminfo"), List.of("MemFree:  7 kB", "MemAvailable:   3000 kB", "Cached: 9 kB"));

        assertThat(new ProcfsMemoryMeter(proc).freeBytes()).hasValue(3_000 * 1_024);

        write(self, "status", "VmRSS:\t  %d kB".formatted(1L << 40));
        assertThat(new ProcfsMemoryMeter(proc).freeBytes())
                .as("more than all there is was taken")
                .hasValue(0);
    }

    @Test
    void measuresNothingWhereThereIsNoSuchFileSystem() {
        assertThat(new ProcfsMemoryMeter(proc.resolve("absent")).measure()).isEmpty();
        assertThat(new ProcfsMemoryMeter(proc.resolve("absent")).freeBytes()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void measuresThisMachine() {
        assertThat(new ProcfsMemoryMeter().measure())
                .hasValueSatisfying(reading -> assertThat(reading.jvmBytes()).isGreaterThan(10 << 20));
        assertThat(new ProcfsMemoryMeter().freeBytes().orElseThrow()).isPositive();
    }

    private void write(long pid, String file, String... lines) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.write(directory.resolve(file), List.of(lines));
    }
}
