package dev.homeostat.adapter.journal;

import dev.homeostat.adapter.journal.AttemptCodec.Header;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lines of an attempt journal add up to: the entries that are open, oldest first, and the next number. */
final class OpenAttempts {

    /** What an outcome adds to a line at most: each character may become an escape of six. */
    private static final int OUTCOME_ROOM = 6 * OutcomeCodec.MAX_TEXT + 128;

    private final List<Entry> entries = new ArrayList<>();
    private long next = 1;

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Optional<Entry> find(Entry like) {
        return entries.stream().filter(like::isOfSameAttempt).findFirst();
    }

    /** The record that would come next. */
    AttemptRecord next(boolean closes, Entry entry) {
        return new AttemptRecord(next, closes, entry);
    }

    void apply(AttemptRecord written) {
        next = written.number() + 1;
        int known = find(written.entry()).map(entries::indexOf).orElse(entries.size());
        if (known < entries.size()) {
            entries.remove(known);
        }
        if (!written.closes()) {
            entries.add(known, written.entry());
        }
    }

    /**
     * Reads all lines of a file.
     *
     * @return how many say nothing, or are missing between others
     * @throws IOException when the file is of a newer format
     */
    int read(List<String> texts) throws IOException {
        Optional<Header> header = texts.stream().findFirst().flatMap(AttemptCodec::header);
        if (header.filter(h -> h.version() > AttemptCodec.VERSION).isPresent()) {
            throw new IOException("the journal was written by a newer Homeostat");
        }
        Optional<Long> expected = header.map(Header::first);
        next = expected.orElse(1L);
        int damaged = header.isPresent() ? 0 : 1;
        for (String text : texts.subList(header.isPresent() ? 1 : 0, texts.size())) {
            try {
                AttemptRecord written = AttemptCodec.read(text);
                damaged += expected.orElse(written.number()) == written.number() ? 0 : 1;
                apply(written);
                expected = Optional.of(next);
            } catch (IllegalArgumentException unreadable) {
                damaged++;
            }
        }
        return damaged;
    }

    /** Lines of a new file with nothing but the open entries. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        texts.add(AttemptCodec.header(next));
        long number = next;
        for (Entry entry : entries) {
            texts.add(AttemptCodec.write(new AttemptRecord(number, false, entry)));
            number++;
        }
        return texts;
    }

    /** The lines of {@link #texts} are written. */
    void restarted() {
        next += entries.size();
    }

    /** Room for what may still be written of the open entries. */
    int room() {
        return entries.stream().mapToInt(OpenAttempts::roomAfter).sum();
    }

    /** Room for an entry that is new, and for what may be written of it later. */
    static int roomFor(Entry entry) {
        return lineOf(entry) + roomAfter(entry);
    }

    /** Its outcome, and that it is closed. */
    private static int roomAfter(Entry entry) {
        int line = lineOf(AttemptFile.intent(entry));
        return line + (entry.outcome().isEmpty() ? line + OUTCOME_ROOM : 0);
    }

    /** Length of its line under the longest number that there is. */
    private static int lineOf(Entry entry) {
        return CheckedLines.line(AttemptCodec.write(new AttemptRecord(Long.MAX_VALUE, false, entry))).length;
    }
}
