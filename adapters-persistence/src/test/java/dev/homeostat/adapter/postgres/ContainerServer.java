package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.postgres.PostgresForTests.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server in a container, where a container engine answers. */
final class ContainerServer {

    private static final String IMAGE = "postgres:15";

    // An engine under load loses a start now and then.
    private static final int ATTEMPTS = 3;

    private ContainerServer() {}

    /** Asks for an engine only where there may be one: the question itself is slow and loud. */
    static Optional<Server> start() {
        boolean worthAsking = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        if (!worthAsking || !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200")
                .withStartupAttempts(ATTEMPTS);
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return Optional.of(new Server(
                container.getHost(),
                container.getMappedPort(5432),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword()));
    }
}
