package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.journal.Spool;
import dev.homeostat.adapter.journal.SpoolSettings;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for the store, oldest first: the spool, then what the spool does not take. For one thread, but for {@link
 * #inMemory}.
 */
final class EventBacklog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBacklog.class);

    private Optional<Spool> spool;
    private final Sampling sampling = new Sampling();
    private volatile List<EventRow> memory = List.of();
    private boolean refused;
    private int offered;

    /**
     * A backlog.
     *
     * @param errors is told of what was found damaged
     */
    EventBacklog(Optional<SpoolSettings> spool, ErrorTracker errors) {
        this.spool = spool.map(settings -> new Spool(
                settings,
                damage -> errors.record(new TrackedError(
                        "events", "spool_damaged", Severity.ERROR, damage, ErrorContext.ofHost("event-recorder")))));
    }

    /** Whether an earlier process left something behind. */
    boolean findLeftovers() {
        try {
            return spool.isPresent() && spool.get().findLeftovers();
        } catch (IOException unreadable) {
            LOG.warn("what is in the spool stays there: {}", unreadable.getMessage());
            return false;
        }
    }

    void add(List<EventRow> rows) {
        boolean scarce = spool.filter(files -> files.fill() > 0.5).isPresent();
        List<EventRow> more = new ArrayList<>(memory);
        more.addAll(sampling.pick(rows, scarce));
        memory = List.copyOf(more);
        spill();
    }

    /** Whether nothing more may be added for now, since the spool takes nothing. */
    boolean isFull() {
        return !memory.isEmpty();
    }

    /** How many wait in memory alone. */
    int inMemory() {
        return memory.size();
    }

    /** Moves what waits in memory to the spool, if that takes it. */
    void spill() {
        if (memory.isEmpty() || spool.isEmpty()) {
            return;
        }
        try {
            spool.get().append(memory.stream().map(EventRow::text).toList());
            memory = List.of();
            refused = false;
        } catch (IOException full) {
            if (!refused) {
                LOG.warn("the spool takes no more, events wait in memory: {}", full.getMessage());
            }
            refused = true;
        }
    }

    boolean isEmpty() {
        return memory.isEmpty() && spool.filter(files -> !files.isEmpty()).isEmpty();
    }

    /** The oldest, at most so many, to be dropped once they are taken. */
    List<EventRow> oldest(int most) {
        List<String> texts = oldestTexts(most);
        if (texts.isEmpty()) {
            offered = Math.min(most, memory.size());
            return memory.subList(0, offered);
        }
        offered = texts.size();
        return texts.stream().flatMap(text -> parsed(text).stream()).toList();
    }

    /** Drops what was given last. */
    void drop() {
        try {
            if (spool.filter(files -> !files.isEmpty()).isPresent()) {
                spool.get().drop(offered);
            } else {
                memory = List.copyOf(memory.subList(offered, memory.size()));
            }
        } catch (IOException failure) {
            leaveTheSpool(failure);
        }
    }

    private List<String> oldestTexts(int most) {
        try {
            return spool.isPresent() ? spool.get().oldest(most) : List.of();
        } catch (IOException failure) {
            leaveTheSpool(failure);
            return List.of();
        }
    }

    private static Optional<EventRow> parsed(String text) {
        try {
            return Optional.of(EventRow.parsed(text));
        } catch (IllegalArgumentException bug) {
            LOG.error("an event in the spool cannot be read: {}", text, bug);
            return Optional.empty();
        }
    }

    /** What is in it stays for the next start; the store may have taken some of that already, which does no harm. */
    private void leaveTheSpool(IOException failure) {
        LOG.error("the spool cannot be used any more; what is in it stays there", failure);
        close();
        spool = Optional.empty();
    }

    /** What must still be said of errors that were left out. */
    List<EventRow> rest() {
        return sampling.rest();
    }

    @Override
    public void close() {
        try {
            if (spool.isPresent()) {
                spool.get().close();
            }
        } catch (IOException failure) {
            LOG.warn("the spool was not closed", failure);
        }
    }
}
