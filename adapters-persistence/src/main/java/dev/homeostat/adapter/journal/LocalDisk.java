package dev.homeostat.adapter.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The disk of this machine. Reading and writing go past channels, because a channel is closed under the hands of a
 * thread that is interrupted, and a job that is cancelled must still be able to keep its outcome.
 */
final class LocalDisk implements Disk {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    @Override
    public DiskFile open(Path file) throws IOException {
        return new LocalFile(file);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly("rw-------"));
        DiskFile created = new LocalFile(file);
        syncDirectoryOf(file);
        return created;
    }

    @Override
    public void replace(Path file, Path by) throws IOException {
        Files.move(by, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectoryOf(file);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Makes the directory if it is not there, for its owner alone. */
    static void ensureDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory, ownerOnly("rwx------"));
        }
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Where a directory cannot be opened, as on Windows, its entries are durable without this. */
    private static void syncDirectoryOf(Path file) throws IOException {
        if (POSIX) {
            try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static final class LocalFile implements DiskFile {

        private final RandomAccessFile file;

        LocalFile(Path path) throws IOException {
            this.file = new RandomAccessFile(path.toFile(), "rw");
        }

        @Override
        public byte[] read() throws IOException {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            file.seek(0);
            file.readFully(bytes);
            return bytes;
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            file.seek(position);
            file.write(bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
