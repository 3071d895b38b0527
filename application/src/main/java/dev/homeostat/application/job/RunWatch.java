package dev.homeostat.application.job;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends runs that take longer than they may: first they are interrupted, and those that do not heed it within the grace
 * are given up. Thread-safe.
 */
final class RunWatch {

    /** Machine time that an interrupted run has to end by itself. */
    static final Duration GRACE = Duration.ofSeconds(15);

    private final Map<JobName, Watched> running = new LinkedHashMap<>();

    /** What is watched: the run's thread, and what to do when it is given up. */
    private static final class Watched {
        private final Thread thread;
        private final Duration deadline;
        private final Runnable onGivenUp;
        private boolean interrupted;

        Watched(Thread thread, Duration deadline, Runnable onGivenUp) {
            this.thread = thread;
            this.deadline = deadline;
            this.onGivenUp = onGivenUp;
        }
    }

    /** How a run stands when it comes to its end. */
    enum End {
        /** It ended in time. */
        IN_TIME,
        /** It was interrupted, and has ended since. */
        CANCELLED,
        /** It was given up before; what it has to say is not heard any more. */
        GIVEN_UP
    }

    /**
     * Watches the calling thread's run.
     *
     * @param now monotonic time
     */
    synchronized void begin(JobDefinition job, Duration now, Runnable onGivenUp) {
        running.put(
                job.name(),
                new Watched(Thread.currentThread(), now.plus(job.timing().timeout()), onGivenUp));
    }

    /** The calling thread's run is over; an interrupt that came for it goes with it. */
    synchronized End end(JobName job) {
        Watched watched = running.get(job);
        if (watched == null || watched.thread != Thread.currentThread()) {
            boolean unused = Thread.interrupted();
            return End.GIVEN_UP;
        }
        running.remove(job);
        if (!watched.interrupted) {
            return End.IN_TIME;
        }
        boolean unused = Thread.interrupted();
        return End.CANCELLED;
    }

    /**
     * Interrupts what is over its time, and gives up what was interrupted long ago.
     *
     * @param now monotonic time
     * @return whether any was given up
     */
    boolean endOverdue(Duration now) {
        List<Runnable> givenUp = new ArrayList<>();
        synchronized (this) {
            running.entrySet().removeIf(entry -> isToBeGivenUp(entry.getValue(), now, givenUp));
        }
        givenUp.forEach(Runnable::run);
        return !givenUp.isEmpty();
    }

    private static boolean isToBeGivenUp(Watched watched, Duration now, List<Runnable> givenUp) {
        if (now.compareTo(watched.deadline) < 0 || watched.thread == Thread.currentThread()) {
            return false;
        }
        if (!watched.interrupted) {
            watched.interrupted = true;
            watched.thread.interrupt();
            return false;
        }
        if (now.compareTo(watched.deadline.plus(GRACE)) < 0) {
            return false;
        }
        givenUp.add(watched.onGivenUp);
        return true;
    }
}
