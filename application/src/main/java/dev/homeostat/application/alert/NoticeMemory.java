package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.alert.port.NoticeOutbox.Entry;
import dev.homeostat.application.alert.port.NoticeOutbox.Standing;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
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

    private record Waiting(long position, Signal signal, Duration at) {}

    NoticeMemory(UUID writer, NoticeTerms terms, MachineClock clock) {
        this.writer = writer;
        this.terms = terms;
        this.clock = clock;
        this.storeTime = clock.now();
        this.storeTimeAt = clock.monotonic();
    }

    /** Takes a signal in; false when there is no room. */
    synchronized boolean add(Signal signal) {
        Duration at = clock.monotonic();
        if (signal instanceof Signal.Opening opening && foldIntoTheLast(opening, at)) {
            return true;
        }
        if (inbox.size() + unwritten.size() >= MOST_SIGNALS) {
            return false;
        }
        inbox.add(new Waiting(++lastPosition, signal, at));
        return true;
    }

    /** Counts a repetition onto what was signaled last of its episode, if nobody has seen that yet. */
    private boolean foldIntoTheLast(Signal.Opening signal, Duration at) {
        for (int i = inbox.size() - 1; i >= 0; i--) {
            Waiting last = inbox.get(i);
            if (last.signal().episode().equals(signal.episode())) {
                if (last.position() > sealedUpTo && last.signal() instanceof Signal.Opening before) {
                    inbox.set(i, new Waiting(last.position(), before.andAgain(signal), at));
                    return true;
                }
                return false;
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
        unwritten.addAll(inbox);
        inbox.clear();
        return news;
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
