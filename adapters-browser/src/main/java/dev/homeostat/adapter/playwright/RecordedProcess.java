package dev.homeostat.adapter.playwright;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process by its number and when it started, because numbers are given again. Written as {@code 123 1700000000000}.
 */
record RecordedProcess(long pid, Instant started) {

    // The system tells start times relative to its boot, whose instant a clock that is being adjusted shifts a little.
    private static final Duration TOLERANCE = Duration.ofMillis(1500);

    static RecordedProcess of(ProcessHandle process) {
        return new RecordedProcess(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static RecordedProcess parse(String text) {
        String[] parts = text.split(" ", -1);
        return new RecordedProcess(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
    }

    /** The very process that was recorded, if it is still there. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    /** The process and all it started, if it is still there. */
    Stream<ProcessHandle> tree() {
        return alive().stream().flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)));
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    @Override
    public String toString() {
        return pid + " " + started.toEpochMilli();
    }
}
