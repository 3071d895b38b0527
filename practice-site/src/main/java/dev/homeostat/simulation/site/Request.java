package dev.homeostat.simulation.site;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One request as the site understands it; where a name is given twice the first counts. */
record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        Map<String, String> cookies,
        Optional<String> authorization) {

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /**
     * Reads a request to its end.
     *
     * @throws IllegalArgumentException when it is malformed or too long
     */
    static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException("the request is too long");
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                parameters(new String(body, StandardCharsets.UTF_8)),
                cookies(exchange.getRequestHeaders().getFirst("Cookie")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        return pairs(encoded, "&", text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    private static Map<String, String> cookies(@Nullable String header) {
        return pairs(header, ";", String::strip);
    }

    private static Map<String, String> pairs(@Nullable String text, String separator, UnaryOperator<String> decode) {
        Map<String, String> pairs = new HashMap<>();
        if (text == null) {
            return pairs;
        }
        StringTokenizer tokens = new StringTokenizer(text, separator);
        while (tokens.hasMoreTokens()) {
            String pair = tokens.nextToken();
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.putIfAbsent(decode.apply(pair.substring(0, equals)), decode.apply(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** A field of the form, absent when it is empty. */
    Optional<String> field(String name) {
        return Optional.ofNullable(form.get(name)).filter(value -> !value.isEmpty());
    }

    /** A parameter of the address, absent when it is empty. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }
}
