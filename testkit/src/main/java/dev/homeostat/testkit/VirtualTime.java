package dev.homeostat.testkit;

import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Machine time in which whatever is planned happens at its moment, on the calling thread and in a fixed order, so that
 * a run can be repeated exactly.
 *
 * <p>{@link #advance} may be called by what is happening: it stands for time that passes meanwhile, in which other
 * things happen. Not thread-safe.
 */
public final class VirtualTime implements MachineClock {

    private static final Comparator<Planned> ORDER =
            Comparator.comparing(Planned::at).thenComparingLong(Planned::number);

    private final Instant start;
    private final PriorityQueue<Planned> planned = new PriorityQueue<>(ORDER);
    private Instant now;
    private long count;

    private record Planned(Instant at, long number, Object owner, Runnable action) {}

    public VirtualTime(Instant start) {
        this.start = start;
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Duration monotonic() {
        return Duration.between(start, now);
    }

    @Override
    public void pause(Duration length) {
        advance(length);
    }

    /**
     * Plans an action; one that is planned for the past happens next.
     *
     * @param owner by whom all of its plans can be canceled
     */
    public void at(Instant moment, Object owner, Runnable action) {
        planned.add(new Planned(moment, count++, owner, action));
    }

    /** Forgets all plans of an owner. */
    public void cancel(Object owner) {
        planned.removeIf(plan -> plan.owner() == owner);
    }

    /** Lets this much time pass, and everything happen that is planned for it. */
    public void advance(Duration time) {
        Instant until = now.plus(time);
        while (!planned.isEmpty() && !planned.peek().at().isAfter(until)) {
            Planned next = planned.remove();
            now = later(now, next.at());
            next.action().run();
        }
        now = later(now, until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
