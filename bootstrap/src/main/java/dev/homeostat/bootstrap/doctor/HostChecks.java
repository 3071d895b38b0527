package dev.homeostat.bootstrap.doctor;

import dev.homeostat.application.content.port.FactSource;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.facts.FileFactSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is left: ports, notices, facts. */
final class HostChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private HostChecks() {}

    static List<Finding> of(LoadedConfig config) {
        return List.of(healthPort(config.values().health()), controlPort(config), notices(config), facts(config));
    }

    private static Finding healthPort(HomeostatConfig.Health health) {
        return port("health port", health.host(), health.port(), "/health/live", "health.port");
    }

    private static Finding controlPort(LoadedConfig config) {
        return port("control port", "127.0.0.1", config.values().control().port(), "/control", "control.port");
    }

    private static Finding port(String check, String host, int port, String path, String key) {
        if (port == 0) {
            return Finding.ok(check, "any free one");
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return Finding.ok(check, "%s:%d is free".formatted(host, socket.getLocalPort()));
        } catch (IOException inUse) {
            return isOurs(host, port, path)
                    ? Finding.ok(check, "%s:%d is that of a running engine".formatted(host, port))
                    : Finding.problem(
                            check,
                            "%s:%d cannot be listened on: %s".formatted(host, port, inUse.getMessage()),
                            "end what has it, or set %s to another port".formatted(key));
        }
    }

    /** Both endpoints answer with JSON of one line: the one that it lives, the other that a token is missing. */
    private static boolean isOurs(String host, int port, String path) {
        String address = host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "127.0.0.1" : host;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(address, port, path)))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.body().equals("{\"status\":\"up\"}")
                    || (answer.statusCode() == 401 && answer.body().startsWith("{\"error\":"));
        } catch (IOException notOurs) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Finding notices(LoadedConfig config) {
        List<String> channels = Stream.of("notices.webhook.url", "notices.slack.url")
                .filter(key -> config.secret(key).isPresent())
                .map(key -> key.split("\\.", -1)[1])
                .toList();
        boolean mail = config.values().notices().email().host().isPresent();
        if (channels.isEmpty() && !mail) {
            return Finding.warning(
                    "notices",
                    "no channel is configured: nobody is told when something is wrong",
                    "set notices.webhook, notices.slack or notices.email");
        }
        List<String> all = Stream.concat(channels.stream(), mail ? Stream.of("email") : Stream.empty())
                .toList();
        return config.secret("notices.heartbeat.url").isPresent()
                ? Finding.ok("notices", String.join(", ", all) + " and a heartbeat")
                : Finding.warning(
                        "notices",
                        String.join(", ", all) + ", but no heartbeat: that the program is gone tells nobody",
                        "set notices.heartbeat.url");
    }

    private static Finding facts(LoadedConfig config) {
        if (config.factPaths().isEmpty()) {
            return Finding.ok("facts", "none are configured: only what you queue goes out");
        }
        FactSource.Facts facts = new FileFactSource(config.factPaths()).read();
        int count = facts.facts().size();
        if (facts.problems().isEmpty()) {
            return Finding.ok("facts", "%d can be told".formatted(count));
        }
        String text = "%d can be told, %d problems, the first: %s"
                .formatted(count, facts.problems().size(), facts.problems().getFirst());
        String fix = "'./homeostat content check' names each";
        return count > 0 ? Finding.warning("facts", text, fix) : Finding.problem("facts", text, fix);
    }
}
