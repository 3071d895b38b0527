package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Duration;

/** Whether a scheduler still looks for what is due, be it in vain. Thread-safe. */
final class Pulse extends AbstractSchedulerListener {

    /** It looks every second at least, and a look at a database that does not answer takes up to the socket's timeout. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private volatile long lastNanos = System.nanoTime();

    /** It has just begun. */
    void beat() {
        lastNanos = System.nanoTime();
    }

    boolean isFelt() {
        return System.nanoTime() - lastNanos < LONGEST_SILENCE.toNanos();
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerEventType.RAN_EXECUTE_DUE || type == SchedulerEventType.UNEXPECTED_ERROR) {
            beat();
        }
    }
}
