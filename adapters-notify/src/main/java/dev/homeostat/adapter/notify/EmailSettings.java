package dev.homeostat.adapter.notify;

import java.util.List;
import java.util.Optional;

/**
 * Where mail is handed in, and who gets it.
 *
 * @param password needs a security other than {@code NONE}
 * @param from address of the sender
 * @param to addresses of the receivers, at least one
 */
public record EmailSettings(
        String host,
        int port,
        Security security,
        Optional<String> user,
        Optional<String> password,
        String from,
        List<String> to) {

    public EmailSettings {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("mail needs a receiver");
        }
        if (password.isPresent() && security == Security.NONE) {
            throw new IllegalArgumentException("a password is sent over a secure connection only");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("user and password of the mail server go together");
        }
    }

    /** How the connection is secured. */
    public enum Security {
        /** Not at all, for a server on the same machine. */
        NONE,
        /** By STARTTLS, without which nothing is sent. */
        STARTTLS,
        /** From the beginning. */
        TLS
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EmailSettings[%s:%d, %s]".formatted(host, port, security);
    }
}
