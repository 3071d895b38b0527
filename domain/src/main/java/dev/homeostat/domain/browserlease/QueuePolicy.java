package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a person should know of those who wait for a browser. Each finding begins once and ends once: a queue must have
 * been deep for two minutes before it is told, a wait is told at once, and either is over when it has not been so for two
 * minutes. To be asked every few seconds. Pure and thread-safe.
 */
public final class QueuePolicy {

    static final int DEEP = 5;
    static final int VERY_DEEP = 10;
    static final Duration CRITICAL_WAIT = Duration.ofSeconds(45);
    static final Duration LONG_WAIT = Duration.ofMinutes(5);

    private QueuePolicy() {}

    /**
     * What is to be told now.
     *
     * @param after to be given the next time
     * @param ended as they were told when they began
     */
    public record Step(QueueWatch after, List<QueueFinding> began, List<QueueFinding> ended) {

        public Step {
            began = List.copyOf(began);
            ended = List.copyOf(ended);
        }
    }

    /** Looks at the queue; {@code now} is monotonic machine time, like that of the requests. */
    public static Step look(QueueWatch before, List<LeaseRequest> waiting, Duration now) {
        List<QueueAlarm> after = new ArrayList<>();
        List<QueueFinding> began = new ArrayList<>();
        List<QueueFinding> ended = new ArrayList<>();
        for (QueueAlarm alarm : before.alarms()) {
            QueueAlarm next = alarm.seen(found(alarm, waiting, now), now);
            after.add(next);
            if (alarm.told().isEmpty()) {
                next.told().ifPresent(began::add);
            } else if (next.told().isEmpty()) {
                alarm.told().ifPresent(ended::add);
            }
        }
        return new Step(new QueueWatch(after), began, ended);
    }

    private static Optional<QueueFinding> found(QueueAlarm alarm, List<LeaseRequest> waiting, Duration now) {
        List<LeaseRequest> those = waiting.stream()
                .filter(request -> PriorityClass.of(request.priority()) == alarm.waiters())
                .toList();
        return those.stream()
                .min(Comparator.comparing(LeaseRequest::askedAt))
                .filter(oldest -> isSo(alarm.kind(), those.size(), now.minus(oldest.askedAt())))
                .map(oldest -> new QueueFinding(
                        alarm.kind(),
                        alarm.waiters(),
                        "%d %s for a browser, the first, '%s', for %d s"
                                .formatted(
                                        those.size(),
                                        those.size() == 1 ? "waits" : "wait",
                                        oldest.what(),
                                        now.minus(oldest.askedAt()).toSeconds())));
    }

    private static boolean isSo(QueueFinding.Kind kind, int depth, Duration longest) {
        return switch (kind) {
            case DEEP -> depth > DEEP;
            case VERY_DEEP -> depth > VERY_DEEP;
            case CRITICAL_WAITS -> longest.compareTo(CRITICAL_WAIT) >= 0;
            case LONG_WAIT -> longest.compareTo(LONG_WAIT) > 0;
        };
    }
}
