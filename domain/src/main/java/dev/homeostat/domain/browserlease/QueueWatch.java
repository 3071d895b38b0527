package dev.homeostat.domain.browserlease;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a pool's queue has been told, and what is about to be. Immutable. */
public final class QueueWatch {

    /** Nothing has been told. */
    public static final QueueWatch QUIET = new QueueWatch(
            Arrays.stream(PriorityClass.values()).flatMap(QueueWatch::alarmsOf).toList());

    private final List<QueueAlarm> alarms;

    QueueWatch(List<QueueAlarm> alarms) {
        this.alarms = List.copyOf(alarms);
    }

    /** What has begun and has not ended. */
    public List<QueueFinding> going() {
        return alarms.stream().map(QueueAlarm::told).flatMap(Optional::stream).toList();
    }

    List<QueueAlarm> alarms() {
        return alarms;
    }

    private static Stream<QueueAlarm> alarmsOf(PriorityClass waiters) {
        return Arrays.stream(QueueFinding.Kind.values())
                .filter(kind -> kind != QueueFinding.Kind.CRITICAL_WAITS || waiters == PriorityClass.CRITICAL)
                .map(kind -> new QueueAlarm(kind, waiters, Optional.empty(), Optional.empty()));
    }
}
