package dev.homeostat.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This process's use of the server of one state directory: file locks count by process, so there is one of these. */
final class SharedServer {

    private record Use(ServerLocks locks, PostgresCluster cluster, RunningServer server) {}

    private static final Map<Path, SharedServer> BY_STATE = new ConcurrentHashMap<>();

    private final Path state;
    private int users;
    private @Nullable Use use;

    private SharedServer(Path state) {
        this.state = state;
    }

    static SharedServer of(Path state) {
        return BY_STATE.computeIfAbsent(state, SharedServer::new);
    }

    synchronized RunningServer enter() throws IOException {
        Use current = use == null ? begin() : use;
        use = current;
        users++;
        return current.server();
    }

    synchronized void leave() throws IOException {
        Use current = use;
        users--;
        if (users > 0 || current == null) {
            return;
        }
        use = null;
        try (ServerLocks locks = current.locks()) {
            locks.alone(() -> end(current));
        }
    }

    private Use begin() throws IOException {
        ServerLocks locks = ServerLocks.in(state);
        boolean begun = false;
        try {
            PostgresCluster cluster = new PostgresCluster(state);
            RunningServer server = locks.alone(() -> {
                RunningServer running = cluster.running();
                locks.use();
                return running;
            });
            begun = true;
            return new Use(locks, cluster, server);
        } finally {
            if (!begun) {
                locks.close();
            }
        }
    }

    private static boolean end(Use current) throws IOException {
        boolean last = current.locks().leave();
        if (last) {
            current.cluster().stop(current.server());
        }
        return last;
    }
}
