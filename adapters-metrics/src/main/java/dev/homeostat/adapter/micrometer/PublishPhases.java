package dev.homeostat.adapter.micrometer;

import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.domain.publishing.Claim;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Times each stage of an attempt until the next one begins or the attempt is over. Attempts come one at a time. */
final class PublishPhases {

    private record Phase(Claim claim, Stage stage, long sinceNanos) {}

    private final Histograms histograms;
    private final Clock clock;
    private Optional<Phase> current = Optional.empty();

    PublishPhases(Histograms histograms, Clock clock) {
        this.histograms = histograms;
        this.clock = clock;
    }

    synchronized void reached(Claim claim, Stage stage) {
        ended(claim);
        current = Optional.of(new Phase(claim, stage, clock.monotonicTime()));
    }

    /** Of an attempt that was not seen to end nothing is counted: how long it took is not known. */
    synchronized void ended(Claim claim) {
        current.filter(phase -> phase.claim().equals(claim)).ifPresent(this::count);
        current = Optional.empty();
    }

    private void count(Phase phase) {
        histograms.record(
                Histograms.PHASE,
                phase.stage().name().toLowerCase(Locale.ROOT),
                Duration.ofNanos(clock.monotonicTime() - phase.sinceNanos()));
    }
}
