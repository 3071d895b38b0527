package dev.homeostat.adapter.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kill switch over HTTP, on this machine only. There is no way to release it here: that is left to a person at the
 * command line.
 *
 * <ul>
 *   <li>{@code POST /control/stop}: engages it; the body may be {@code {"reason":"..."}}. 200 with what was done, 503 when
 *       nothing could be
 *   <li>{@code GET /control}: how it stands
 * </ul>
 *
 * <p>Every request carries {@code Authorization: Bearer <token>}, else it is answered 401. What a browser does for a page
 * of another site is answered 403, a body of more than {@value #MAX_BODY} bytes 413. Thread-safe. Closing it again does
 * nothing.
 */
public final class ControlEndpoint implements AutoCloseable {

    /** Bytes that a body may have. */
    public static final int MAX_BODY = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(ControlEndpoint.class);
    private static final String BY = "HTTP";

    private final BearerToken token;
    private final StopOrder order;
    private final Supplier<StopState> state;
    private final JsonServer server;

    private ControlEndpoint(int port, BearerToken token, StopOrder order, Supplier<StopState> state) {
        this.token = token;
        this.order = order;
        this.state = state;
        this.server = JsonServer.start(HealthEndpoint.LOCAL_HOST, port, "control-endpoint", this::answer);
    }

    /**
     * Starts to answer.
     *
     * @param port 0 for any free one, see {@link #port()}
     * @param token the secret that a caller has to send, of at least 16 characters
     * @param state thread-safe; a way that cannot be read is {@link StopState.Position#UNKNOWN}
     * @throws PortUnavailable when the port is in use or may not be used
     * @throws IllegalArgumentException when the token is too short
     */
    public static ControlEndpoint start(int port, String token, StopOrder order, Supplier<StopState> state) {
        return new ControlEndpoint(port, new BearerToken(token), order, state);
    }

    /** The port on which it listens. */
    public int port() {
        return server.address().getPort();
    }

    /** The address below which it answers. */
    public String url() {
        return "http://%s:%d/control".formatted(HealthEndpoint.LOCAL_HOST, port());
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (CrossSite.isMadeBy(exchange.getRequestHeaders())) {
            return Answer.error(403, "requests that other sites make through a browser are refused");
        }
        if (!token.isIn(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()))) {
            return Answer.error(401, "send the token of this endpoint as Authorization: Bearer ...")
                    .with("WWW-Authenticate", "Bearer");
        }
        String method = exchange.getRequestMethod();
        return switch (exchange.getRequestURI().getPath()) {
            case "/control", "/control/" ->
                method.equals("GET") || method.equals("HEAD")
                        ? state()
                        : Answer.notAllowed("GET, HEAD", "the state is only read: use GET");
            case "/control/stop" ->
                method.equals("POST") ? stop(exchange) : Answer.notAllowed("POST", "to stop, use POST");
            default ->
                Answer.error(404, "there are GET /control and POST /control/stop; only the command line releases");
        };
    }

    private Answer state() {
        try {
            return new Answer(200, state.get().json());
        } catch (RuntimeException e) {
            LOG.error("the state of the kill switch could not be told", e);
            return Answer.error(500, "the state of the kill switch could not be told; the log says why");
        }
    }

    private Answer stop(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Answer.error(413, "a body has at most %d bytes; nothing was stopped".formatted(MAX_BODY));
        }
        try {
            return stopped(order.give(BY, StopReason.in(body)));
        } catch (RuntimeException e) {
            LOG.error("the order to stop failed", e);
            return Answer.error(500, "the order to stop failed, the log says why; stop it at the command line");
        }
    }

    private static Answer stopped(Set<StopOrder.Way> done) {
        if (done.isEmpty()) {
            return Answer.error(503, "neither row nor file could be written; stop it at the command line");
        }
        String ways = done.stream().sorted().map(way -> Json.quote(way.word())).collect(Collectors.joining(","));
        return new Answer(200, "{\"stopped\":true,\"done\":[%s]}".formatted(ways));
    }
}
