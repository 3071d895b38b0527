package dev.homeostat.bootstrap.browserbench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site whose pages take their time: {@code /MILLISECONDS} comes after so many. */
final class SlowPages implements AutoCloseable {

    private static final byte[] PAGE = "<!doctype html><title>slow</title><p>at last".getBytes(StandardCharsets.UTF_8);
    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SlowPages() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
        server.createContext("/", SlowPages::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** With a place for how long a page takes, in milliseconds. */
    String address(String milliseconds) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), milliseconds);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(Duration.ofMillis(
                    Long.parseLong(exchange.getRequestURI().getPath().substring(1))));
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(OK, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (NumberFormatException other) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
