package dev.homeostat.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A link of the audit chain: what was recorded, and a hash over that and the hash of the link before, so that no entry
 * can be changed, taken out, put in or moved without every later hash being wrong.
 *
 * @param sequence 1 for the first, then without a gap
 * @param at machine time, to the microsecond
 * @param previousHash of the entry before, {@link #GENESIS} for the first
 * @param hash 64 hex digits of a SHA-256 over all of the above, each field with its length before it
 */
public record AuditEntry(long sequence, Instant at, AuditRecord content, String previousHash, String hash) {

    /** What stands before the first entry. */
    public static final String GENESIS = "0".repeat(64);

    /** The entry that follows on another. */
    public static AuditEntry seal(long sequence, Instant at, AuditRecord content, String previousHash) {
        return new AuditEntry(sequence, at, content, previousHash, hashOf(sequence, at, content, previousHash));
    }

    /** Whether its hash is that of its content. */
    public boolean isWhole() {
        return hash.equals(hashOf(sequence, at, content, previousHash));
    }

    private static String hashOf(long sequence, Instant at, AuditRecord content, String previousHash) {
        MessageDigest digest = sha256();
        add(digest, previousHash);
        add(digest, Long.toString(sequence));
        add(digest, at.toString());
        add(digest, content.account().isPresent() ? "account" : "all");
        add(digest, content.account().map(Object::toString).orElse(""));
        add(digest, content.actor());
        add(digest, content.act());
        add(digest, content.subject());
        content.data().forEach((key, value) -> {
            add(digest, key);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (bytes.length >>> shift));
        }
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
