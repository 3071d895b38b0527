package dev.homeostat.adapter.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The secret that whoever gives orders has to know. Only its digest is kept. */
final class BearerToken {

    static final int MIN_LENGTH = 16;

    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    BearerToken(String secret) {
        if (secret.strip().length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "the token of the control endpoint needs at least %d characters".formatted(MIN_LENGTH));
        }
        this.digest = digest(secret.strip());
    }

    /**
     * Whether the secret was sent, in a time that does not depend on how much of it was right.
     *
     * @param authorization the values of that header
     */
    boolean isIn(List<String> authorization) {
        if (authorization.size() != 1) {
            return false;
        }
        String sent = authorization.get(0);
        return sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        digest, digest(sent.substring(SCHEME.length()).strip()));
    }

    /** Digests have one length, so that a comparison does not tell the length of the secret either. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
