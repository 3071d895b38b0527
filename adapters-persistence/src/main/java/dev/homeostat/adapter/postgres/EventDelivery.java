package dev.homeostat.adapter.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is recorded to the store, and to the backlog first as long as something older waits there. */
final class EventDelivery implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private static final int BATCH = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final BlockingQueue<EventRow> waiting;
    private final EventWriter writer;
    private final EventBacklog backlog;
    private final Supplier<Optional<EventRow>> losses;
    private boolean behind;
    private boolean stuck;
    private boolean endSeen;
    private Duration pause = FIRST_PAUSE;
    private long nextTryNanos = System.nanoTime();
    private volatile boolean ending;
    private volatile long endNanos;

    /**
     * A delivery, to be run by a thread of its own.
     *
     * @param losses gives, once, the error that tells of what was not kept
     */
    EventDelivery(
            BlockingQueue<EventRow> waiting,
            EventWriter writer,
            EventBacklog backlog,
            Supplier<Optional<EventRow>> losses) {
        this.waiting = waiting;
        this.writer = writer;
        this.backlog = backlog;
        this.losses = losses;
    }

    @Override
    public void run() {
        try {
            behind = backlog.findLeftovers();
            while (!isOver()) {
                stepSafely();
            }
            speakLastWords();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            backlog.close();
            writer.close();
        }
    }

    /** Lets it end when nothing is left to do, or nothing can be done, or after this time. */
    void end(Duration within) {
        endNanos = System.nanoTime() + within.toNanos();
        ending = true;
    }

    /** How many are neither in the store nor on the disk. */
    int inMemory() {
        return backlog.inMemory();
    }

    private boolean isOver() {
        if (!ending) {
            return false;
        }
        if (!endSeen) {
            endSeen = true;
            stuck = false;
            nextTryNanos = System.nanoTime();
        }
        boolean done = waiting.isEmpty() && !backlog.isFull() && (!behind || stuck);
        return done || System.nanoTime() - endNanos > 0;
    }

    private void stepSafely() throws InterruptedException {
        try {
            step();
        } catch (RuntimeException bug) {
            LOG.error("the delivery of events failed and goes on", bug);
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    private void step() throws InterruptedException {
        if (!behind) {
            deliver(take());
        } else {
            if (!backlog.isFull()) {
                backlog.add(take());
            } else {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
            catchUp();
        }
    }

    private void deliver(List<EventRow> rows) throws InterruptedException {
        if (!rows.isEmpty() && !writer.write(rows)) {
            behind = true;
            waitLonger();
            backlog.add(rows);
        }
    }

    /** Offers the store the oldest, once it is time to. */
    private void catchUp() throws InterruptedException {
        if (System.nanoTime() - nextTryNanos < 0) {
            return;
        }
        if (backlog.isEmpty()) {
            behind = false;
            deliver(lastWords());
            return;
        }
        List<EventRow> oldest = backlog.oldest(BATCH);
        if (oldest.isEmpty() || writer.write(oldest)) {
            backlog.drop();
            pause = FIRST_PAUSE;
            stuck = false;
        } else {
            waitLonger();
            backlog.spill();
        }
    }

    private void waitLonger() {
        stuck = true;
        nextTryNanos = System.nanoTime() + (ending ? FIRST_PAUSE : pause).toNanos();
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** As far as there is still somebody to hear them. */
    private void speakLastWords() throws InterruptedException {
        if (behind) {
            backlog.add(lastWords());
        } else {
            deliver(lastWords());
        }
    }

    /** What is to be told of an outage when it is over. */
    private List<EventRow> lastWords() {
        List<EventRow> words = new ArrayList<>(backlog.rest());
        losses.get().ifPresent(words::add);
        return words;
    }

    /** What was recorded meanwhile, waiting a little for the first; nothing when it is more urgent to catch up. */
    private List<EventRow> take() throws InterruptedException {
        List<EventRow> rows = new ArrayList<>();
        boolean urgent = behind && System.nanoTime() - nextTryNanos >= 0;
        Optional<EventRow> first =
                Optional.ofNullable(urgent ? waiting.poll() : waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        first.ifPresent(rows::add);
        waiting.drainTo(rows, BATCH - rows.size());
        if (!behind && rows.isEmpty()) {
            losses.get().ifPresent(rows::add);
        }
        return rows;
    }
}
