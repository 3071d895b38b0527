package dev.homeostat.simulation.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is logged in; forgotten when the site stops. Thread-safe. */
final class Sessions {

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Map<String, String> passwords;
    private final String cookieName;

    /**
     * Sessions of a site.
     *
     * @param port part of the cookie's name, as browsers share cookies between the ports of a host
     */
    Sessions(Map<String, String> passwords, int port) {
        this.passwords = passwords;
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

    String cookie(Session session) {
        return "%s=%s; Path=/; HttpOnly; SameSite=Lax".formatted(cookieName, session.id());
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
