package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.postgres.PostgresForTests.Server;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server that whoever runs the tests names: {@code jdbc:postgresql://host:port/database?user=...&password=...}. */
final class GivenServer {

    private GivenServer() {}

    static Optional<Server> find() {
        return PostgresForTests.setting("homeostat.test.database.url", "HOMEOSTAT_TEST_DATABASE_URL")
                .map(GivenServer::parse);
    }

    private static Server parse(String url) {
        URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
        Map<String, String> parameters = Arrays.stream(
                        Optional.ofNullable(uri.getQuery()).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Server(
                uri.getHost(),
                uri.getPort() == -1 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                parameters.getOrDefault("user", "postgres"),
                parameters.getOrDefault("password", ""));
    }
}
