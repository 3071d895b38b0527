package dev.homeostat.adapter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Says over HTTP whether the program lives and whether it is ready. It needs nothing but the JDK, so that it can be
 * started before anything else and answers while everything else is still starting or broken.
 *
 * <ul>
 *   <li>{@code GET /health/live}: 200 as long as the process can answer at all
 *   <li>{@code GET /health/ready}: 200 when every reported component is up, else 503; before the first report it is 503
 *   <li>{@code GET /health}: as {@code ready}, with {@code "live":"up"} added
 * </ul>
 *
 * <p>Thread-safe. Closing it again does nothing.
 */
public final class HealthEndpoint implements AutoCloseable {

    /** The host on which it listens unless told otherwise: this machine only. */
    public static final String LOCAL_HOST = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService workers;
    private final Readiness readiness = new Readiness();

    private HealthEndpoint(HttpServer server) {
        this.server = server;
        this.workers = Executors.newCachedThreadPool(HealthEndpoint::worker);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
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
        InetSocketAddress address = new InetSocketAddress(host, port);
        try {
            HealthEndpoint endpoint = new HealthEndpoint(HttpServer.create(address, 0));
            endpoint.server.start();
            return endpoint;
        } catch (IOException e) {
            throw new PortUnavailable(address, e);
        }
    }

    /**
     * Reports how a component is, replacing what was reported of it before.
     *
     * @param detail one line for people
     */
    public void ready(String component, ComponentState state, String detail) {
        readiness.put(component, state, detail);
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of the combined answer. */
    public String url() {
        InetAddress address = server.getAddress().getAddress();
        String host = address.isAnyLocalAddress() ? LOCAL_HOST : address.getHostAddress();
        return "http://%s:%d/health".formatted(host.contains(":") ? "[" + host + "]" : host, port());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(
                    exchange,
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath()));
        }
    }

    private Answer answer(String method, String path) {
        boolean reading = method.equals("GET") || method.equals("HEAD");
        return switch (path) {
            case "/health/live" -> reading ? new Answer(200, "{\"status\":\"up\"}") : notAllowed();
            case "/health/ready" -> reading ? readiness.answer() : notAllowed();
            case "/health", "/health/" -> reading ? both() : notAllowed();
            default -> new Answer(404, "{\"error\":\"there are /health, /health/live and /health/ready\"}");
        };
    }

    private Answer both() {
        Answer ready = readiness.answer();
        return new Answer(ready.status(), "{\"live\":\"up\"," + ready.json().substring(1));
    }

    private static Answer notAllowed() {
        return new Answer(405, "{\"error\":\"health is only read: use GET\"}");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (answer.status() == 405) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "health-endpoint");
        thread.setDaemon(true);
        return thread;
    }
}
