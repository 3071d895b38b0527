package dev.homeostat.domain.error;

import dev.homeostat.domain.audit.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A failure as data, recorded as the event {@code error_<component>_<kind>}.
 *
 * @param component part that failed, lower-case words joined by underscores, such as {@code browser}
 * @param kind what failed there, of the same form, such as {@code publish_unconfirmed}
 * @param message one line for people; it may quote other people's text and is never trusted
 */
public record TrackedError(String component, String kind, Severity severity, String message, ErrorContext context) {

    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern VARYING =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9]+");

    public TrackedError {
        requireWords("component", component);
        requireWords("kind", kind);
    }

    public String eventType() {
        return "error_" + component + "_" + kind;
    }

    /** The same for failures of one cause: 16 hex digits of a SHA-256 over component, kind and message form. */
    public String fingerprint() {
        String form = component + '\n' + kind + '\n' + VARYING.matcher(message).replaceAll("#");
        return HexFormat.of().formatHex(sha256(form)).substring(0, 16);
    }

    private static void requireWords(String what, String value) {
        if (!WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException("%s '%s' must be lower-case words joined by '_'".formatted(what, value));
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
