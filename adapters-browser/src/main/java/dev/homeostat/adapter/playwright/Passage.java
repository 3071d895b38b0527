package dev.homeostat.adapter.playwright;

import java.util.concurrent.atomic.AtomicReference;

/** Whether the irreversible step was begun: decided once, by whichever of two threads comes first. Thread-safe. */
final class Passage {

    private enum State {
        BEFORE,
        BEGUN,
        CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.BEFORE);

    /** Begins the step; false when the way was closed before, and then it must not be begun. */
    boolean begin() {
        return state.compareAndSet(State.BEFORE, State.BEGUN);
    }

    /** Closes the way; false when the step was begun before. */
    boolean close() {
        return state.compareAndSet(State.BEFORE, State.CLOSED);
    }
}
