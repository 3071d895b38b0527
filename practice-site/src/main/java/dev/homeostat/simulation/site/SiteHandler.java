package dev.homeostat.simulation.site;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries requests and answers over HTTP. */
final class SiteHandler implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(SiteHandler.class);
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final Router router;
    private final Pages pages;

    SiteHandler(Router router, Pages pages) {
        this.router = router;
        this.pages = pages;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Request request;
        try {
            request = Request.read(exchange);
        } catch (IllegalArgumentException e) {
            log.debug("malformed request", e);
            return pages.message(400, Optional.empty(), "The request could not be understood.");
        }
        try {
            return router.answer(request);
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.method(), request.path(), e);
            return pages.message(500, Optional.empty(), "Something went wrong.");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        // A browser repeats a request by itself, a POST too, when a connection breaks that it had used before or opened
        // in advance. This leaves none to be used twice; against the others there are the tokens in the forms.
        headers.set("Connection", "close");
        headers.set("Cache-Control", "no-store");
        switch (answer) {
            case Answer.Page page -> writePage(exchange, page, 1);
            case Answer.WhoIsThere(Answer.Page page) -> {
                headers.set("WWW-Authenticate", "Basic realm=\"Practice site\", charset=\"UTF-8\"");
                writePage(exchange, page, 1);
            }
            case Answer.Torn(Answer.Page page) -> writePage(exchange, page, 2);
            case Answer.ComeLater(Answer.Page page, Duration retryAfter) -> {
                headers.set("Retry-After", Long.toString(wholeSeconds(retryAfter)));
                writePage(exchange, page, 1);
            }
            case Answer.Plain(int status, String text) -> write(exchange, status, "text/plain; charset=utf-8", text, 1);
            case Answer.SeeOther(String location, Optional<String> cookie) -> {
                headers.set("Location", location);
                cookie.ifPresent(value -> headers.set("Set-Cookie", value));
                exchange.sendResponseHeaders(303, -1);
            }
            case Answer.Image(String post) -> {
                byte[] bytes = Picture.of(post);
                headers.set("Content-Type", "image/bmp");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case Answer.Silence() -> saySilent(exchange);
            case Answer.Drop() -> log.debug("dropping the connection of {}", exchange.getRemoteAddress());
        }
    }

    private static void saySilent(HttpExchange exchange) {
        try {
            log.debug("saying nothing to {}", exchange.getRemoteAddress());
            Thread.sleep(SILENCE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static long wholeSeconds(Duration length) {
        return Math.max(1, length.plusMillis(999).toSeconds());
    }

    private static void writePage(HttpExchange exchange, Answer.Page page, int part) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; "
                                + "script-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'");
        write(exchange, page.status(), "text/html; charset=utf-8", page.html(), part);
    }

    /** Announces the whole text and writes the first part of it: all, half, a third. */
    private static void write(HttpExchange exchange, int status, String type, String text, int part)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body, 0, body.length / part);
        }
    }
}
