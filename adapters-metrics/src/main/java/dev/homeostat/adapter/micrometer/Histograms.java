package dev.homeostat.adapter.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Timers with fixed bounds, so that those of several engines can be added up. */
final class Histograms {

    /** A timer: its name, the name of its label, and its bounds in seconds. */
    record Kind(String name, String label, List<Double> bounds) {}

    static final Kind RUN =
            new Kind("homeostat.job.run", "job", List.of(0.01, 0.1, 1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0));

    static final Kind START_DELAY =
            new Kind("homeostat.job.start.delay", "job", List.of(0.1, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3_600.0));

    static final Kind PHASE =
            new Kind("homeostat.publish.phase", "phase", List.of(0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 90.0));

    static final Kind DUE_TO_POSTED = new Kind(
            "homeostat.post.due.to.posted",
            "",
            List.of(15.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3_600.0, 21_600.0, 86_400.0));

    static final Kind BROWSER_WAIT =
            new Kind("homeostat.browser.wait", "priority", List.of(0.01, 0.1, 1.0, 5.0, 15.0, 45.0, 60.0, 300.0));

    static final Kind BROWSER_HELD =
            new Kind("homeostat.browser.held", "priority", List.of(0.1, 1.0, 5.0, 15.0, 30.0, 60.0, 90.0, 180.0));

    private final MeterRegistry registry;

    Histograms(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(Kind kind, Duration time) {
        timer(kind).register(registry).record(atLeastNothing(time));
    }

    void record(Kind kind, String value, Duration time) {
        timer(kind).tag(kind.label(), value).register(registry).record(atLeastNothing(time));
    }

    private static Timer.Builder timer(Kind kind) {
        return Timer.builder(kind.name())
                .serviceLevelObjectives(kind.bounds().stream()
                        .map(seconds -> Duration.ofMillis(Math.round(1_000 * seconds)))
                        .toArray(Duration[]::new));
    }

    /** Two clocks may disagree by a little. */
    private static Duration atLeastNothing(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
