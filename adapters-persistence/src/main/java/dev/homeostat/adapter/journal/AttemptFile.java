package dev.homeostat.adapter.journal;

import dev.homeostat.adapter.journal.AttemptCodec.Header;
import dev.homeostat.adapter.journal.CheckedLines.Scan;
import dev.homeostat.adapter.journal.Disk.DiskFile;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one account while this process has it. All of the file is written when it is made, so that what is
 * kept later takes no room on the disk that it does not have already.
 */
final class AttemptFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptFile.class);

    static final int CAPACITY = 64 * 1024;

    /** What an outcome adds to a line at most: each character may become an escape of six. */
    private static final int OUTCOME_ROOM = 6 * OutcomeCodec.MAX_TEXT + 128;

    private final Path path;
    private final Disk disk;
    private final OwnerLock lock;
    private final List<Entry> open = new ArrayList<>();
    private Optional<DiskFile> file = Optional.empty();
    private Optional<String> unsound = Optional.empty();
    private long next = 1;
    private int position;
    private int capacity;

    private AttemptFile(Path path, Disk disk, OwnerLock lock) {
        this.path = path;
        this.disk = disk;
        this.lock = lock;
    }

    /**
     * Takes the journal, makes it if there is none, and reads it.
     *
     * @param damage is told of what cannot be read
     */
    static AttemptFile take(Path path, Disk disk, Consumer<String> damage) throws IOException {
        OwnerLock lock = OwnerLock.take(path.resolveSibling(path.getFileName() + ".lock"));
        AttemptFile taken = new AttemptFile(path, disk, lock);
        boolean read = false;
        try {
            taken.load(damage);
            read = true;
            return taken;
        } finally {
            if (!read) {
                taken.close();
            }
        }
    }

    /** Oldest first. */
    List<Entry> open() {
        return List.copyOf(open);
    }

    Optional<Entry> find(Entry like) {
        return open.stream().filter(like::isOfSameAttempt).findFirst();
    }

    /** Why nothing new may be begun: a damage that could not be kept aside. */
    Optional<String> unsound() {
        return unsound;
    }

    /**
     * Makes room for a new entry and all that may follow it, if there is any to be made.
     *
     * @throws IOException when there is none
     */
    void reserve(Entry entry) throws IOException {
        int needed = lineOf(entry).length + roomFor(entry);
        if (position + needed + reserved() > capacity) {
            rewrite();
        }
        if (position + needed + reserved() > capacity) {
            throw new IOException("there is no room in the journal");
        }
    }

    /** Writes what is known of an entry from now on; durable on return. */
    void keep(Entry entry) throws IOException {
        append(new AttemptRecord(next, false, entry));
    }

    void close(Entry entry) throws IOException {
        append(new AttemptRecord(next, true, entry));
        if (open.isEmpty() && position > capacity / 2) {
            tidy();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closeFile();
        } finally {
            lock.close();
        }
    }

    private void tidy() {
        try {
            rewrite();
        } catch (IOException later) {
            LOG.debug("{} stays as long as it is", path.getFileName(), later);
        }
    }

    private void append(AttemptRecord added) throws IOException {
        byte[] line = CheckedLines.line(AttemptCodec.write(added));
        DiskFile target = file.orElseThrow();
        try {
            target.write(position, line);
            target.sync();
        } catch (IOException failure) {
            target.write(position, CheckedLines.filler(line.length));
            throw failure;
        }
        position += line.length;
        next++;
        apply(added);
    }

    private void apply(AttemptRecord kept) {
        int known = find(kept.entry()).map(open::indexOf).orElse(open.size());
        if (known < open.size()) {
            open.remove(known);
        }
        if (!kept.closes()) {
            open.add(known, kept.entry());
        }
    }

    private int reserved() {
        return open.stream().mapToInt(this::roomFor).sum();
    }

    /** What may still be written of an entry that is open: its outcome, and that it is closed. */
    private int roomFor(Entry entry) {
        int line = lineOf(new Entry(
                        entry.post(), entry.account(), entry.tenureEpoch(), entry.attempt(), Optional.empty()))
                .length;
        return line + (entry.outcome().isEmpty() ? line + OUTCOME_ROOM : 0);
    }

    /** Of the greatest length that its number can have. */
    private byte[] lineOf(Entry entry) {
        return CheckedLines.line(AttemptCodec.write(new AttemptRecord(Long.MAX_VALUE, false, entry)));
    }

    private void load(Consumer<String> damage) throws IOException {
        if (!Files.exists(path)) {
            rewrite();
            return;
        }
        DiskFile found = disk.open(path);
        file = Optional.of(found);
        byte[] bytes = found.read();
        Scan scan = CheckedLines.scan(bytes);
        capacity = bytes.length;
        position = scan.end();
        int damaged = scan.damaged() + read(scan.texts());
        if (damaged > 0) {
            keepAside(bytes, damaged, damage);
        } else if (scan.torn() > 0) {
            found.write(position, CheckedLines.filler(scan.torn()));
            found.sync();
        }
    }

    /** Reads the lines and counts those that say nothing, and the gaps between them. */
    private int read(List<String> texts) throws IOException {
        int damaged = 0;
        Optional<Header> header = texts.stream().findFirst().flatMap(AttemptCodec::header);
        if (header.filter(h -> h.version() > AttemptCodec.VERSION).isPresent()) {
            throw new IOException("%s was written by a newer Homeostat".formatted(path.getFileName()));
        }
        if (header.isEmpty()) {
            damaged++;
        }
        next = header.map(Header::first).orElse(0L);
        for (String text : texts.subList(header.isPresent() ? 1 : 0, texts.size())) {
            try {
                AttemptRecord kept = AttemptCodec.read(text);
                damaged += kept.number() == next || next == 0 ? 0 : 1;
                next = kept.number() + 1;
                apply(kept);
            } catch (IllegalArgumentException unreadable) {
                damaged++;
            }
        }
        return damaged;
    }

    private void keepAside(byte[] bytes, int damaged, Consumer<String> damage) {
        Path aside = firstFree();
        String found = "%d damaged places in the journal %s".formatted(damaged, path.getFileName());
        try {
            try (DiskFile copy = disk.create(aside)) {
                copy.write(0, bytes);
                copy.sync();
            }
            rewrite();
            damage.accept("%s; what it held is kept in %s".formatted(found, aside.getFileName()));
        } catch (IOException failure) {
            unsound = Optional.of("%s, and no copy could be made: %s".formatted(found, failure.getMessage()));
            damage.accept(unsound.get());
        }
    }

    private Path firstFree() {
        for (int number = 1; ; number++) {
            Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + number);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }

    /** Writes the entries that are open to a new file and puts it in the place of the old one. */
    private void rewrite() throws IOException {
        next = Math.max(1, next);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(CheckedLines.line(AttemptCodec.header(next)));
        long number = next;
        for (Entry entry : open) {
            lines.writeBytes(CheckedLines.line(AttemptCodec.write(new AttemptRecord(number, false, entry))));
            number++;
        }
        int used = lines.size();
        int length = Math.max(CAPACITY, used + reserved());
        lines.writeBytes(CheckedLines.filler(length - used));
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        write(fresh, lines.toByteArray());
        disk.replace(path, fresh);
        closeFile();
        file = Optional.of(disk.open(path));
        next = number;
        position = used;
        capacity = length;
    }

    private void write(Path fresh, byte[] bytes) throws IOException {
        boolean written = false;
        try (DiskFile target = disk.create(fresh)) {
            target.write(0, bytes);
            target.sync();
            written = true;
        } finally {
            if (!written) {
                disk.delete(fresh);
            }
        }
    }

    private void closeFile() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }
}
