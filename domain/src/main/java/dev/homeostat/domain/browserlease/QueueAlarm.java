package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that may be the matter with one class of waiters.
 *
 * @param told what was told and has not ended
 * @param otherwiseSince since when it is otherwise than was told
 */
record QueueAlarm(
        QueueFinding.Kind kind, PriorityClass waiters, Optional<QueueFinding> told, Optional<Duration> otherwiseSince) {

    /** What is over must have been so for this long before it is told. */
    static final Duration CALM = Duration.ofMinutes(2);

    QueueAlarm seen(Optional<QueueFinding> found, Duration now) {
        if (found.isPresent() == told.isPresent()) {
            return new QueueAlarm(kind, waiters, told, Optional.empty());
        }
        Duration since = otherwiseSince.orElse(now);
        Duration hold = found.isPresent() ? kind.toldAfter() : CALM;
        return now.minus(since).compareTo(hold) >= 0
                ? new QueueAlarm(kind, waiters, found, Optional.empty())
                : new QueueAlarm(kind, waiters, told, Optional.of(since));
    }
}
