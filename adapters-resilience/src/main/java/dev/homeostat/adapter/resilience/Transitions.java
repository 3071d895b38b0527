package dev.homeostat.adapter.resilience;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.domain.resilience.BreakerTransition;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener of transitions one after another, while no breaker is locked. Thread-safe. */
final class Transitions {

    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    private final BreakerListener listener;
    private final Queue<BreakerTransition> untold = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    Transitions(BreakerListener listener) {
        this.listener = listener;
    }

    void add(BreakerTransition transition) {
        untold.add(transition);
    }

    /** Tells what was not told yet, unless somebody is already doing so, who then tells all of it. */
    void deliver() {
        while (!untold.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                for (BreakerTransition next = untold.poll(); next != null; next = untold.poll()) {
                    tell(next);
                }
            } finally {
                telling.set(false);
            }
        }
    }

    private void tell(BreakerTransition transition) {
        try {
            listener.changed(transition);
        } catch (RuntimeException bug) {
            // Whoever reported how a call went must not be told that it failed.
            LOG.error("the listener failed when told of {}", transition, bug);
        }
    }
}
