package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.alert.port.NoticeOutbox.Entry;
import dev.homeostat.application.alert.port.NoticeOutbox.Standing;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the outbox does not have yet. While it is away, notices are made and delivered from here, and it gets signals and
 * deliveries afterwards. Never waits for anything. Thread-safe.
 */
final class NoticeMemory {

    /** Signals for which there is room; more than one an episode only come of flapping and long outages. */
    static final int MOST_SIGNALS = 2_000;

    private final UUID writer;
    private final NoticeTerms terms;
    private final MachineClock clock;
    private final NoticeBook book = new NoticeBook();
    private final List<Waiting> unwritten = new ArrayList<>();
    private final List<Waiting> inbox = new ArrayList<>();
    private Instant storeTime;
    private Duration storeTimeAt;
    private long lastPosition;
    private long sealedUpTo;
    private boolean away;
    private boolean writing;

    private record Waiting(long position, Signal signal, Duration at) {

        /** Of two openings. */
        Waiting andAgain(Waiting later) {
            return signal instanceof Signal.Opening first && later.signal instanceof Signal.Opening second
                    ? new Waiting(position, first.andAgain(second), at)
                    : later;
        }
    }

    NoticeMemory(UUID writer, NoticeTerms terms, MachineClock clock) {
        this.writer = writer;
        this.terms = terms;
        this.clock = clock;
        this.storeTime = clock.now();
        this.storeTimeAt = clock.monotonic();
    }

    /** Takes a signal in; false when there is no room. */
    synchronized boolean add(Signal signal) {
        if (signal instanceof Signal.Ending && isLastEnding(signal.episode())) {
            return true;
        }
        Waiting waiting = new Waiting(lastPosition + 1, signal, clock.monotonic());
        if (fold(inbox, waiting, sealedUpTo)) {
            return true;
        }
        if (inbox.size() + unwritten.size() >= room(signal)) {
            return false;
        }
        lastPosition++;
        inbox.add(waiting);
        return true;
    }

    /** What has ended and waits to be written does not end again, however often that is said. */
    private boolean isLastEnding(Episode episode) {
        return Stream.concat(unwritten.stream(), inbox.stream())
                .map(Waiting::signal)
                .filter(signal -> signal.episode().equals(episode))
                .reduce((first, second) -> second)
                .filter(Signal.Ending.class::isInstance)
                .isPresent();
    }

    /** An end that is lost leaves an episode open for ever, so it finds room where an opening does not. */
    private static int room(Signal signal) {
        return signal instanceof Signal.Ending ? 2 * MOST_SIGNALS : MOST_SIGNALS;
    }

    /** Counts a repetition onto what was signaled last of its episode, if the outbox cannot have that yet. */
    private static boolean fold(List<Waiting> into, Waiting repetition, long sealed) {
        for (int i = into.size() - 1; i >= 0; i--) {
            Waiting last = into.get(i);
            if (last.signal().episode().equals(repetition.signal().episode())) {
                boolean folds = last.position() > sealed
                        && last.signal() instanceof Signal.Opening
                        && repetition.signal() instanceof Signal.Opening;
                if (folds) {
                    into.set(i, last.andAgain(repetition));
                }
                return folds;
            }
        }
        return false;
    }

    /** All that the outbox lacks, unless something is being delivered from here; then written or kept for now. */
    synchronized Optional<Batch> batch() {
        if (book.isBusy(now())) {
            return Optional.empty();
        }
        writing = true;
        sealedUpTo = lastPosition;
        Duration at = clock.monotonic();
        return Optional.of(new Batch(
                writer,
                Stream.concat(unwritten.stream(), inbox.stream())
                        .map(waiting -> entry(waiting, at))
                        .toList(),
                book.reports(now())));
    }

    private static Entry entry(Waiting waiting, Duration now) {
        return new Entry(waiting.position(), waiting.signal(), now.minus(waiting.at()));
    }

    /** The outbox has the batch. */
    synchronized void written(Batch batch, Standing standing) {
        long last = batch.entries().isEmpty() ? 0 : batch.entries().getLast().position();
        unwritten.removeIf(waiting -> waiting.position() <= last);
        inbox.removeIf(waiting -> waiting.position() <= last);
        storeTime = standing.now();
        storeTimeAt = clock.monotonic();
        book.startFrom(standing.episodes());
        away = false;
        writing = false;
    }

    /** The outbox is away: makes notices here of what was signaled. True when it was not away before. */
    synchronized boolean keepForNow() {
        boolean news = !away;
        away = true;
        writing = false;
        Duration at = clock.monotonic();
        book.raise(
                new Batch(
                        writer,
                        inbox.stream().map(waiting -> entry(waiting, at)).toList(),
                        List.of()),
                terms,
                now());
        inbox.forEach(this::keepToWrite);
        inbox.clear();
        return news;
    }

    /** What made a notice is written by itself, so that the outbox makes the same. */
    private void keepToWrite(Waiting waiting) {
        long sealed = unwritten.size() < MOST_SIGNALS / 2 ? sealedUpTo : 0;
        if (book.made(waiting.signal().id()) || !fold(unwritten, waiting, sealed)) {
            unwritten.add(waiting);
        }
    }

    synchronized boolean isAway() {
        return away;
    }

    synchronized Optional<Dispatch> next(String channel, Optional<NoticeId> behind, NoticeId digest) {
        return writing ? Optional.empty() : book.next(channel, behind, digest, terms, now());
    }

    synchronized DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter) {
        return book.record(dispatch, delivery, jitter, now());
    }

    /** A channel took a notice by way of the outbox. */
    synchronized void tookAlso(String channel) {
        book.tookAlso(channel, now());
    }

    /** The outbox's time, carried on from when it last told it. */
    private Instant now() {
        return storeTime.plus(clock.monotonic().minus(storeTimeAt));
    }
}
