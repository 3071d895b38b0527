package dev.homeostat.bootstrap.postgres;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.bootstrap.startup.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Postgres on this machine whose data stay in a state directory between runs.
 *
 * <p>All processes of a user that open the same state directory share one server: the first starts it, the last that
 * closes stops it. A process that is killed leaves it running for the next one. It listens on 127.0.0.1 only, with a
 * password that is kept in the state directory, readable by its owner only.
 *
 * <p>It registers no shutdown hook: whoever opens it closes it, after everything that uses it. Thread-safe; closing
 * again does nothing.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final SharedServer shared;
    private final RunningServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(SharedServer shared, RunningServer server) {
        this.shared = shared;
        this.server = server;
    }

    /**
     * Attaches to the server of the state directory, or sets one up and starts it.
     *
     * @throws StartupProblem when that cannot be done, saying why and what to do
     */
    public static EmbeddedDatabase open(Path stateDirectory) {
        Path state = StateDirectory.open(stateDirectory);
        try {
            SharedServer shared = SharedServer.of(state);
            return new EmbeddedDatabase(shared, shared.enter());
        } catch (IOException e) {
            throw StateDirectory.unusable(state, e);
        }
    }

    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    public String user() {
        return RunningServer.USER;
    }

    public String password() {
        return server.password();
    }

    /** The process id of the server. */
    public long serverPid() {
        return server.pid();
    }

    /** Leaves the server, and stops it when nobody else uses it. A failure to stop it is logged: nothing is lost. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            shared.leave();
        } catch (IOException | StartupProblem e) {
            LOG.warn("The embedded Postgres could not be left in order; the next start takes care of it", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
