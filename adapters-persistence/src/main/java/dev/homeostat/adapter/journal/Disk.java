package dev.homeostat.adapter.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The few things that are done with files here, so that tests can let them fail. */
interface Disk {

    /** Opens a file that exists. */
    DiskFile open(Path file) throws IOException;

    /** Makes an empty file that its owner alone can read, in the place of any other. */
    DiskFile create(Path file) throws IOException;

    /** Puts a file in the place of another, at once and durably. */
    void replace(Path file, Path by) throws IOException;

    void delete(Path file) throws IOException;

    /** A file; closing it keeps what was written, but does not make it durable. */
    interface DiskFile extends Closeable {

        byte[] read() throws IOException;

        void write(long position, byte[] bytes) throws IOException;

        void truncate(long length) throws IOException;

        /** Returns once everything that was written, and the file itself, survives a loss of power. */
        void sync() throws IOException;
    }
}
