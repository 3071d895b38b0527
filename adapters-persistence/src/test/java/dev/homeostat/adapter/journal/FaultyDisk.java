package dev.homeostat.adapter.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The disk of this machine, which can be full: what is there can be written over, but nothing more be written. What it
 * writes is not made durable, which no test could tell.
 */
final class FaultyDisk implements Disk {

    private final Disk real = new LocalDisk();
    private volatile boolean full;
    private volatile boolean broken;
    private int syncs;

    void full(boolean isFull) {
        full = isFull;
    }

    /** A disk on which nothing can be written at all. */
    void broken(boolean isBroken) {
        broken = isBroken;
    }

    int syncs() {
        return syncs;
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new FaultyFile(file, real.open(file));
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new FaultyFile(file, real.create(file));
    }

    @Override
    public void replace(Path file, Path by) throws IOException {
        real.replace(file, by);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    private final class FaultyFile implements DiskFile {

        private final Path path;
        private final DiskFile real;

        FaultyFile(Path path, DiskFile real) {
            this.path = path;
            this.real = real;
        }

        @Override
        public byte[] read() throws IOException {
            return real.read();
        }

        /** On a full disk a part may be written, as much as still fits. */
        @Override
        public void write(long position, byte[] bytes) throws IOException {
            if (broken) {
                throw new IOException("Input/output error");
            }
            long length = Files.size(path);
            if (full && position + bytes.length > length) {
                real.write(position, Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("No space left on device");
            }
            real.write(position, bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
            real.truncate(length);
        }

        @Override
        public void sync() {
            syncs++;
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
