package dev.homeostat.adapter.journal;

import dev.homeostat.adapter.journal.CheckedLines.Scan;
import dev.homeostat.adapter.journal.Disk.DiskFile;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    static final int CAPACITY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AttemptFile.class);

    private final Path path;
    private final Disk disk;
    private final OwnerLock lock;
    private final OpenAttempts attempts = new OpenAttempts();
    private Optional<DiskFile> file = Optional.empty();
    private Optional<String> unsound = Optional.empty();
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

    /** The same entry without its outcome. */
    static Entry intent(Entry entry) {
        return new Entry(entry.post(), entry.account(), entry.tenureEpoch(), entry.attempt(), Optional.empty());
    }

    /** Oldest first. */
    List<Entry> open() {
        return attempts.entries();
    }

    Optional<Entry> find(Entry like) {
        return attempts.find(like);
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
        int needed = OpenAttempts.roomFor(entry) + attempts.room();
        if (position + needed > capacity) {
            rewrite();
        }
        if (position + needed > capacity) {
            throw new IOException("there is no room in the journal");
        }
    }

    /** Writes what is known of an entry from now on; durable on return. */
    void keep(Entry entry) throws IOException {
        append(attempts.next(false, entry));
    }

    void close(Entry entry) throws IOException {
        append(attempts.next(true, intent(entry)));
        if (open().isEmpty() && position > capacity / 2) {
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

    private void append(AttemptRecord added) throws IOException {
        byte[] line = CheckedLines.line(AttemptCodec.write(added));
        DiskFile target = file.orElseThrow();
        try {
            target.write(position, line);
            target.sync();
        } catch (IOException failure) {
            takeBack(target, line.length, failure);
            throw failure;
        }
        position += line.length;
        attempts.apply(added);
    }

    private void takeBack(DiskFile target, int length, IOException failure) {
        try {
            target.write(position, CheckedLines.filler(length));
        } catch (IOException too) {
            failure.addSuppressed(too);
        }
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
        int damaged = scan.damaged() + attempts.read(scan.texts());
        if (damaged > 0) {
            keepAside(bytes, damaged, damage);
        } else if (scan.torn() > 0) {
            LOG.warn("the last record of {} was not written to its end and is cut off", path.getFileName());
            found.write(position, CheckedLines.filler(scan.torn()));
            found.sync();
        }
    }

    private void keepAside(byte[] bytes, int damaged, Consumer<String> damage) {
        Path aside = firstFree();
        String found = "%d damaged places in the journal %s".formatted(damaged, path.getFileName());
        try {
            write(aside, bytes);
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

    private void tidy() {
        try {
            rewrite();
        } catch (IOException later) {
            LOG.debug("{} stays as long as it is", path.getFileName(), later);
        }
    }

    /** Writes the entries that are open to a new file and puts it in the place of the old one. */
    private void rewrite() throws IOException {
        byte[] lines = CheckedLines.lines(attempts.texts());
        byte[] all = Arrays.copyOf(lines, Math.max(CAPACITY, lines.length + attempts.room()));
        Arrays.fill(all, lines.length, all.length, CheckedLines.FILLER);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        write(fresh, all);
        disk.replace(path, fresh);
        closeFile();
        file = Optional.of(disk.open(path));
        attempts.restarted();
        position = lines.length;
        capacity = all.length;
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
            DiskFile closed = file.get();
            file = Optional.empty();
            closed.close();
        }
    }
}
