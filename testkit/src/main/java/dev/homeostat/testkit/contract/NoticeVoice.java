package dev.homeostat.testkit.contract;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.alert.port.NoticeOutbox.Entry;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.domain.audit.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One process that has something to say. */
final class NoticeVoice {

    private static final AtomicLong LATEST = new AtomicLong();

    private final NoticeOutbox outbox;
    private final UUID writer;
    private Batch said = new Batch(new UUID(0, 0), List.of(), List.of());

    NoticeVoice(NoticeOutbox outbox, UUID writer) {
        this.outbox = outbox;
        this.writer = writer;
    }

    static NoticeId newId() {
        return new NoticeId(new UUID(9, LATEST.incrementAndGet()));
    }

    Signal.Opening opening(Episode episode, boolean reminds, long times) {
        return opening(episode, Optional.empty(), reminds, times);
    }

    Signal.Opening opening(Episode episode, Episode causedBy, long times) {
        return opening(episode, Optional.of(causedBy), false, times);
    }

    private static Signal.Opening opening(Episode episode, Optional<Episode> causedBy, boolean reminds, long times) {
        return new Signal.Opening(
                newId(), episode, Severity.ERROR, episode + " began", "a line\nanother", causedBy, times, reminds);
    }

    Signal.Ending ending(Episode episode) {
        return new Signal.Ending(newId(), episode, episode + " ended");
    }

    void opens(Episode episode) {
        say(opening(episode, false, 1));
    }

    void ends(Episode episode) {
        say(ending(episode));
    }

    void nothing() {
        say(List.of());
    }

    void say(Signal signal) {
        say(List.of(signal));
    }

    void say(List<Signal> signals) {
        say(Duration.ZERO, signals);
    }

    void say(Duration age, List<Signal> signals) {
        say(age, signals, List.of());
    }

    void say(Duration age, List<Signal> signals, List<DeliveryReport> reports) {
        said = batch(age, signals, reports);
        sayAgain();
    }

    void say(NoticeTerms terms, List<Signal> signals) {
        outbox.raise(batch(Duration.ZERO, signals, List.of()), terms);
    }

    private Batch batch(Duration age, List<Signal> signals, List<DeliveryReport> reports) {
        List<Entry> entries = signals.stream()
                .map(signal -> new Entry(LATEST.incrementAndGet(), signal, age))
                .toList();
        return new Batch(writer, entries, reports);
    }

    void sayAgain() {
        outbox.raise(said, NoticeSteps.TERMS);
    }
}
