package dev.homeostat.adapter.web;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Says over HTTP whether the program lives and whether it is ready. It needs nothing but the JDK, so that it can be
 * started before anything else and answers while everything else is still starting or broken.
 *
 * <ul>
 *   <li>{@code GET /health/live}: 200 as long as the process can answer at all
 *   <li>{@code GET /health/ready}: 200 when every critical component is up, else 503; before the first report it is 503
 *   <li>{@code GET /health}: as {@code ready}, with {@code "live":"up"} added
 *   <li>{@code GET /metrics}: the page of {@link #metrics}, 503 before there is one
 * </ul>
 *
 * <p>Thread-safe. Closing it again does nothing.
 */
public final class HealthEndpoint implements AutoCloseable {

    /** The host on which it listens unless told otherwise: this machine only. */
    public static final String LOCAL_HOST = "127.0.0.1";

    private final JsonServer server;
    private final Readiness readiness = new Readiness();
    private volatile Optional<MetricsPage> metrics = Optional.empty();

    private HealthEndpoint(String host, int port) {
        this.server = JsonServer.start(host, port, "health-endpoint", this::answer);
    }

    /**
     * Starts to answer on this machine only.
     *
     * @param port 0 for any free one, see {@link #port()}
     * @throws PortUnavailable when the port is in use or may not be used
     */
    public static HealthEndpoint start(int port) {
        return start(LOCAL_HOST, port);
    }

    /** Starts to answer on the address of {@code host}; see {@link #start(int)}. */
    public static HealthEndpoint start(String host, int port) {
        return new HealthEndpoint(host, port);
    }

    /**
     * Reports how a component without which the program is not ready is, replacing what was reported of it before.
     *
     * @param detail one line for people
     */
    public void ready(String component, ComponentState state, String detail) {
        report(component, ComponentReport.critical(state, detail));
    }

    /** Reports how a component is, replacing what was reported of it before. */
    public void report(String component, ComponentReport report) {
        readiness.put(component, report);
    }

    /** Shows this page from now on. */
    public void metrics(MetricsPage page) {
        metrics = Optional.of(page);
    }

    /** The port on which it listens. */
    public int port() {
        return server.address().getPort();
    }

    /** The address of the combined answer. */
    public String url() {
        InetAddress address = server.address().getAddress();
        String host = address.isAnyLocalAddress() ? LOCAL_HOST : address.getHostAddress();
        return "http://%s:%d/health".formatted(host.contains(":") ? "[" + host + "]" : host, port());
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(HttpExchange exchange) {
        return answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    }

    private Answer answer(String method, String path) {
        boolean reading = method.equals("GET") || method.equals("HEAD");
        return switch (path) {
            case "/health/live" -> reading ? new Answer(200, "{\"status\":\"up\"}") : notAllowed();
            case "/health/ready" -> reading ? readiness.answer() : notAllowed();
            case "/health", "/health/" -> reading ? both() : notAllowed();
            case "/metrics" -> reading ? page() : notAllowed();
            default -> Answer.error(404, "there are /health, /health/live, /health/ready and /metrics");
        };
    }

    private Answer both() {
        Answer ready = readiness.answer();
        return new Answer(ready.status(), "{\"live\":\"up\"," + ready.json().substring(1));
    }

    private Answer page() {
        return metrics.map(page -> new Answer(200, page.text().get()).with("Content-Type", page.contentType()))
                .orElseGet(() -> Answer.error(503, "there are no metrics yet"));
    }

    private static Answer notAllowed() {
        return Answer.notAllowed("GET, HEAD", "health is only read: use GET");
    }
}
