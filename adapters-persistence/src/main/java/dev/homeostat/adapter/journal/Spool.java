package dev.homeostat.adapter.journal;

import dev.homeostat.adapter.journal.Disk.DiskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A bounded queue of texts of one line in files, for one thread. What was appended survives the end of the process and of the
 * machine until it is dropped; after a crash some of what was dropped may be there again, so whoever empties it must be
 * able to take a text twice.
 *
 * <p>A process has the directory while there is something in it; others cannot append in this time.
 */
public final class Spool implements AutoCloseable {

    private static final String SUFFIX = ".spool";
    private static final long MAX_SEGMENT = 1 << 20;

    private final SpoolSettings settings;
    private final Disk disk;
    private final Consumer<String> damage;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private Optional<OwnerLock> lock = Optional.empty();
    private Optional<Tail> tail = Optional.empty();
    private Optional<SpoolHead> head = Optional.empty();
    private long nextNumber = 1;

    private record Segment(Path file, long bytes, int count) {}

    private record Tail(Path path, DiskFile file) {}

    /**
     * A spool in a directory.
     *
     * @param damage is told of what cannot be read any more; the file is kept
     */
    public Spool(SpoolSettings settings, Consumer<String> damage) {
        this(settings, damage, new LocalDisk());
    }

    Spool(SpoolSettings settings, Consumer<String> damage, Disk disk) {
        this.settings = settings;
        this.damage = damage;
        this.disk = disk;
    }

    /**
     * Looks for what an earlier process left behind; what another living one has is not ours.
     *
     * @return whether there is anything
     * @throws IOException when that cannot be told
     */
    public boolean findLeftovers() throws IOException {
        if (lock.isEmpty() && Files.isDirectory(settings.directory()) && !files().isEmpty()) {
            take();
        }
        return !isEmpty();
    }

    /**
     * Appends texts, all or none, durably.
     *
     * @throws IOException when there is no room, on the disk or within the bounds, or another process has the directory
     */
    public void append(List<String> texts) throws IOException {
        byte[] lines = CheckedLines.lines(texts);
        if (bytes() + lines.length > settings.maxBytes() || count() + texts.size() > settings.maxCount()) {
            throw new IOException("the spool is full");
        }
        LocalDisk.ensureDirectory(settings.directory());
        take();
        try {
            Segment last = writable();
            write(tail.orElseThrow(), last.bytes(), lines);
            segments.removeLast();
            segments.addLast(new Segment(last.file(), last.bytes() + lines.length, last.count() + texts.size()));
        } finally {
            releaseIfEmpty();
        }
    }

    /** The oldest texts, at most so many, which stay until they are dropped; empty only if nothing is left. */
    public List<String> oldest(int most) throws IOException {
        while (!segments.isEmpty()) {
            SpoolHead oldest = head();
            if (!oldest.isSpent()) {
                return oldest.oldest(most);
            }
            forgetHead(oldest);
        }
        return List.of();
    }

    /** Drops the oldest, of which {@link #oldest} told; when nothing is left, other processes may append. */
    public void drop(int count) throws IOException {
        SpoolHead oldest = head();
        oldest.drop(count);
        if (oldest.isSpent()) {
            forgetHead(oldest);
        }
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** How much of its room is taken, from 0 to 1. */
    public double fill() {
        return Math.max((double) bytes() / settings.maxBytes(), (double) count() / settings.maxCount());
    }

    /** Lets go of the directory; what is in it stays. */
    @Override
    public void close() throws IOException {
        sealTail();
        segments.clear();
        head = Optional.empty();
        release();
    }

    private long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    private long count() {
        return segments.stream().mapToLong(Segment::count).sum();
    }

    private void take() throws IOException {
        if (lock.isPresent()) {
            return;
        }
        lock = Optional.of(OwnerLock.take(settings.directory().resolve("spool.lock")));
        boolean taken = false;
        try {
            for (Path file : files()) {
                segments.addLast(new Segment(
                        file, Files.size(file), SpoolHead.read(file, disk).size()));
                nextNumber = Math.max(nextNumber, number(file) + 1);
            }
            taken = true;
        } finally {
            if (!taken) {
                close();
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(settings.directory())) {
            return all.filter(file -> file.getFileName().toString().matches("\\d{12}\\" + SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 12));
    }

    /** The last segment, to which more may be appended; a new one if there is none or it is large enough. */
    private Segment writable() throws IOException {
        if (tail.isPresent() && segments.getLast().bytes() >= MAX_SEGMENT) {
            sealTail();
        }
        if (tail.isEmpty()) {
            Path file = settings.directory().resolve("%012d%s".formatted(nextNumber, SUFFIX));
            tail = Optional.of(new Tail(file, disk.create(file)));
            nextNumber++;
            segments.addLast(new Segment(file, 0, 0));
        }
        return segments.getLast();
    }

    private void write(Tail target, long position, byte[] lines) throws IOException {
        try {
            target.file().write(position, lines);
            target.file().sync();
        } catch (IOException failure) {
            sealTail();
            cutBack(target.path(), position);
            throw failure;
        }
    }

    /** Takes back what was written in part; should that fail too, it may be taken twice, which does no harm. */
    private void cutBack(Path file, long length) throws IOException {
        try (DiskFile cut = disk.open(file)) {
            cut.truncate(length);
        }
        if (length == 0) {
            disk.delete(file);
            segments.removeLast();
        }
    }

    private SpoolHead head() throws IOException {
        if (head.isPresent()) {
            return head.get();
        }
        Path file = segments.getFirst().file();
        if (tail.filter(open -> open.path().equals(file)).isPresent()) {
            sealTail();
        }
        SpoolHead read = SpoolHead.read(file, disk);
        head = Optional.of(read);
        if (read.damaged() > 0) {
            damage.accept("%d damaged places in the spool; what they held is kept in %s"
                    .formatted(read.damaged(), read.aside().getFileName()));
        }
        return read;
    }

    private void forgetHead(SpoolHead spent) throws IOException {
        Path file = segments.getFirst().file();
        if (spent.damaged() > 0) {
            disk.replace(spent.aside(), file);
        } else {
            disk.delete(file);
        }
        segments.removeFirst();
        head = Optional.empty();
        releaseIfEmpty();
    }

    private void sealTail() throws IOException {
        if (tail.isPresent()) {
            DiskFile sealed = tail.get().file();
            tail = Optional.empty();
            sealed.close();
        }
    }

    private void releaseIfEmpty() throws IOException {
        if (segments.isEmpty()) {
            release();
        }
    }

    private void release() throws IOException {
        if (lock.isPresent()) {
            OwnerLock held = lock.get();
            lock = Optional.empty();
            held.close();
        }
    }
}
