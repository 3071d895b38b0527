package dev.homeostat.adapter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers HTTP requests in JSON, each on a thread of its own. Closing it again does nothing. Thread-safe. */
final class JsonServer implements AutoCloseable {

    /** Gives the answer to a request; thread-safe. */
    @FunctionalInterface
    interface Handler {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService workers;

    private JsonServer(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * Starts to answer.
     *
     * @throws PortUnavailable when the port is in use or may not be used
     */
    static JsonServer start(String host, int port, String threadName, Handler handler) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        try {
            HttpServer server = HttpServer.create(address, 0);
            ExecutorService workers = Executors.newCachedThreadPool(task -> worker(task, threadName));
            server.setExecutor(workers);
            server.createContext("/", exchange -> handle(exchange, handler));
            server.start();
            return new JsonServer(server, workers);
        } catch (IOException e) {
            throw new PortUnavailable(address, e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            send(exchange, handler.answer(exchange));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread worker(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
