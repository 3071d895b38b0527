package dev.homeostat.domain.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When a notice is sent, tried again, merged and given up.
 *
 * <p>A channel gets its notices in their order: while the oldest is tried in vain, the others wait. Only when it failed
 * five times is the one behind it tried right after, to tell a channel that is down from a notice that it cannot take.
 * Pure and thread-safe.
 */
public final class DeliveryPolicy {

    /** A notice is given up when it is this old. */
    public static final Duration WORTH_TRYING = Duration.ofHours(24);

    /** Whoever took a notice to send it has lost it after this time. */
    public static final Duration TAKEN_FOR = Duration.ofMinutes(2);

    /** The time over which what a channel takes is counted. */
    public static final Duration CAP_WINDOW = Duration.ofHours(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration LONGEST_ASKED_WAIT = Duration.ofHours(1);
    private static final int PATIENCE = 5;
    private static final double LEAST_OF_WAIT = 0.8;
    private static final double SPREAD_OF_WAIT = 0.4;

    private DeliveryPolicy() {}

    /** What to take from the queue of a channel. */
    public sealed interface Pick {

        record Nothing() implements Pick {}

        record One(NoticeId notice) implements Pick {}

        /** All of these as one digest. */
        record Merge(List<NoticeId> notices) implements Pick {

            public Merge {
                notices = List.copyOf(notices);
            }
        }
    }

    /**
     * What is next.
     *
     * @param queue what is pending on the channel, in the order of the notices
     * @param behind take the one behind this, which just failed
     * @param delivered how many the channel took within {@link #CAP_WINDOW}
     */
    public static Pick pick(
            List<QueuedDelivery> queue, Optional<NoticeId> behind, int delivered, int perHour, Instant now) {
        List<QueuedDelivery> free =
                queue.stream().filter(queued -> !queued.isTaken(now)).toList();
        int room = perHour - delivered - (queue.size() - free.size());
        Optional<QueuedDelivery> next = next(queue, behind, now);
        if (room <= 0 || next.isEmpty()) {
            return new Pick.Nothing();
        }
        if (room == 1 && free.size() > 1 && behind.isEmpty()) {
            return new Pick.Merge(free.stream().map(QueuedDelivery::notice).toList());
        }
        return new Pick.One(next.get().notice());
    }

    private static Optional<QueuedDelivery> next(List<QueuedDelivery> queue, Optional<NoticeId> behind, Instant now) {
        if (behind.isPresent()) {
            return queue.stream()
                    .dropWhile(queued -> !queued.notice().equals(behind.get()))
                    .skip(1)
                    .filter(queued -> !queued.isTaken(now))
                    .findFirst();
        }
        Optional<QueuedDelivery> head =
                queue.stream().filter(queued -> !queued.aside()).findFirst();
        return queue.stream()
                .filter(queued -> queued.aside() || head.equals(Optional.of(queued)))
                .filter(queued -> queued.isReady(now))
                .findFirst();
    }

    /**
     * Whether the notice behind one that was just tried in vain is tried at once.
     *
     * @param attempts of the one that failed, this one included
     */
    public static boolean triesBehind(int attempts) {
        return attempts >= PATIENCE;
    }

    /** Whether others need not wait for this one, now that one behind it was delivered. */
    public static boolean stepsAside(QueuedDelivery older) {
        return older.attempts() >= PATIENCE;
    }

    /** How a delivery stands after an attempt, and when it is tried again if it is still pending. */
    public record Outcome(DeliveryStatus status, Optional<Instant> nextTryAt, String detail) {}

    /**
     * The outcome of an attempt.
     *
     * @param attempts in vain before this one
     * @param jitter from 0 to 1, spreads the next attempts of many
     */
    public static Outcome settle(Instant since, int attempts, Delivery delivery, Instant now, double jitter) {
        return switch (delivery) {
            case Delivery.Delivered done -> new Outcome(DeliveryStatus.DELIVERED, Optional.empty(), done.receipt());
            case Delivery.Refused refused -> new Outcome(DeliveryStatus.REFUSED, Optional.empty(), refused.reason());
            case Delivery.TryLater later -> again(since.plus(WORTH_TRYING), attempts, later, now, jitter);
        };
    }

    private static Outcome again(Instant giveUpAt, int attempts, Delivery.TryLater later, Instant now, double jitter) {
        if (!now.isBefore(giveUpAt)) {
            return new Outcome(DeliveryStatus.GIVEN_UP, Optional.empty(), later.reason());
        }
        Duration asked = later.retryAfter()
                .map(wait -> Collections.min(List.of(wait, LONGEST_ASKED_WAIT)))
                .orElse(Duration.ZERO);
        Instant next = now.plus(Collections.max(List.of(waitAfter(attempts, jitter), asked)));
        return new Outcome(
                DeliveryStatus.PENDING, Optional.of(next.isAfter(giveUpAt) ? giveUpAt : next), later.reason());
    }

    /** 10 s, 20 s, 40 s, ... up to 30 min, each by up to a fifth shorter or longer. */
    static Duration waitAfter(int attempts, double jitter) {
        long doubled = FIRST_WAIT.toMillis() << Math.min(attempts, 20);
        double millis = Math.min(doubled, LONGEST_WAIT.toMillis()) * (LEAST_OF_WAIT + SPREAD_OF_WAIT * jitter);
        return Duration.ofMillis(Math.min(Math.round(millis), LONGEST_WAIT.toMillis()));
    }
}
