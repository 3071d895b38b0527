package dev.homeostat.adapter.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two processes from writing the same files, and says who does. The system lets go of it when its holder dies,
 * however that happens.
 */
final class OwnerLock implements AutoCloseable {

    private static final int NOTE_LENGTH = 64;

    /** Locks of one process do not shut each other out, and closing one would open them all. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile file;

    private OwnerLock(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Takes the lock.
     *
     * @throws IOException that names the holder, when there is another
     */
    static OwnerLock take(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!HELD_HERE.add(path)) {
            throw new IOException("%s is in use by this process already".formatted(path.getFileName()));
        }
        boolean taken = false;
        try {
            OwnerLock lock = lock(path);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD_HERE.remove(path);
            }
        }
    }

    private static OwnerLock lock(Path path) throws IOException {
        create(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean locked = false;
        try {
            if (isTaken(file)) {
                throw new IOException("%s is in use by %s".formatted(path.getFileName(), note(file)));
            }
            sign(file);
            locked = true;
            return new OwnerLock(path, file);
        } finally {
            if (!locked) {
                file.close();
            }
        }
    }

    private static boolean isTaken(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() == null;
        } catch (OverlappingFileLockException bySomeOtherPath) {
            return true;
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.exists(path)) {
            try {
                Files.createFile(path, LocalDisk.ownerOnly("rw-------"));
            } catch (FileAlreadyExistsException anotherWasFaster) {
                return;
            }
        }
    }

    /** Always of one length, so that on a full disk it still fits where the one before it was. */
    private static void sign(RandomAccessFile file) throws IOException {
        byte[] note = new byte[NOTE_LENGTH];
        Arrays.fill(note, (byte) ' ');
        byte[] owner = "process %d".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(owner, 0, note, 0, owner.length);
        file.seek(0);
        file.write(note);
    }

    private static String note(RandomAccessFile file) throws IOException {
        byte[] note = new byte[(int) Math.min(NOTE_LENGTH, file.length())];
        file.seek(0);
        file.readFully(note);
        String owner = new String(note, StandardCharsets.US_ASCII).strip();
        return owner.isEmpty() ? "another process" : owner;
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            HELD_HERE.remove(path);
        }
    }
}
