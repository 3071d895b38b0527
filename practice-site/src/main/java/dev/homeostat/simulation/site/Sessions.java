package dev.homeostat.simulation.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is logged in; forgotten when the site stops. Thread-safe. */
final class Sessions {

    private static final String BASIC = "Basic ";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Map<String, String> passwords;
    private final String cookieName;
    private final Duration length;

    /**
     * Sessions of a site.
     *
     * @param length for how long a browser is told to remember one
     * @param port part of the cookie's name, as browsers share cookies between the ports of a host
     */
    Sessions(Map<String, String> passwords, Duration length, int port) {
        this.passwords = passwords;
        this.length = length;
        this.cookieName = "practice_session_" + port;
    }

    Optional<Session> logIn(String name, String password) {
        if (!knows(name, password)) {
            return Optional.empty();
        }
        Session session = new Session(name, token(), token());
        open.put(session.id(), session);
        begun.incrementAndGet();
        return Optional.of(session);
    }

    /** How many there have been. */
    int begun() {
        return begun.get();
    }

    boolean knows(String name, String password) {
        String expected = passwords.get(name);
        return expected != null && same(expected, password);
    }

    /** The session is over; its cookie is worth nothing any more. */
    void end(Session session) {
        open.remove(session.id());
    }

    Optional<Session> of(Request request) {
        return Optional.ofNullable(request.cookies().get(cookieName)).map(open::get);
    }

    /** Who says his name and password with the request itself, as browsers do by HTTP Basic. */
    Optional<Session> byHttp(Request request) {
        return request.authorization()
                .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(header -> decoded(header.substring(BASIC.length()).strip()))
                .filter(pair -> pair.indexOf(':') > 0)
                .filter(pair -> knows(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)))
                .map(pair -> pair.substring(0, pair.indexOf(':')))
                .map(name -> open.computeIfAbsent(BASIC + name, id -> new Session(name, id, token())));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Who says it wrongly has not said who he is.
            return Optional.empty();
        }
    }

    String cookie(Session session) {
        // By the machine's clock, which is the one that browsers go by.
        String end = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(length).atOffset(ZoneOffset.UTC));
        return "%s=%s; Expires=%s; Path=/; HttpOnly; SameSite=Lax".formatted(cookieName, session.id(), end);
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String token() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A logged-in user.
     *
     * @param csrf what the user's own forms carry and a foreign page cannot know
     */
    record Session(String user, String id, String csrf) {

        /** Whether the form that was sent is one of its own. */
        boolean owns(Request request) {
            return same(csrf, request.form().getOrDefault("csrf", ""));
        }
    }
}
