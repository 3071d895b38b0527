package dev.homeostat.bootstrap.postgres;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the server of a state directory. Every process that does holds a shared lock, which the system takes from
 * it however it ends; who comes or goes does so alone, under a second lock. One object a process and state directory,
 * used by one thread at a time.
 */
final class ServerLocks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A process that was just killed holds its lock for a moment still; nobody would stop the server after it. */
    private static final Duration LAST_BREATH = Duration.ofMillis(300);

    private final Path comingAndGoing;
    private final FileChannel users;
    private @Nullable FileLock use;

    private ServerLocks(Path comingAndGoing, FileChannel users) {
        this.comingAndGoing = comingAndGoing;
        this.users = users;
    }

    static ServerLocks in(Path state) throws IOException {
        return new ServerLocks(state.resolve("postgres.start.lock"), channel(state.resolve("postgres.lock")));
    }

    /** Something that is done while no other process comes or goes. */
    @FunctionalInterface
    interface Section<T> {
        T run() throws IOException;
    }

    /** Does it while no other process comes or goes. */
    <T> T alone(Section<T> section) throws IOException {
        try (FileChannel channel = channel(comingAndGoing)) {
            waitFor(channel);
            return section.run();
        }
    }

    /** Marks this process as a user. */
    void use() throws IOException {
        use = users.lock(0, Long.MAX_VALUE, true);
    }

    /** Ends the use; true when nobody else uses the server. Only {@link #alone}. */
    boolean leave() throws IOException {
        if (use != null) {
            use.release();
            use = null;
        }
        return isAloneWithin(LAST_BREATH);
    }

    private boolean isAloneWithin(Duration patience) throws IOException {
        long giveUp = System.nanoTime() + patience.toNanos();
        do {
            try (FileLock last = users.tryLock()) {
                if (last != null) {
                    return true;
                }
            }
            Pause.aMoment();
        } while (System.nanoTime() < giveUp);
        return false;
    }

    @Override
    public void close() throws IOException {
        users.close();
    }

    /** The lock is held until the channel is closed. */
    private void waitFor(FileChannel channel) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() > giveUp) {
                throw new StartupProblem(
                        "another process has been starting the embedded Postgres for %d s"
                                .formatted(PATIENCE.toSeconds()),
                        "end the process that holds " + comingAndGoing);
            }
            Pause.aMoment();
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
