package dev.homeostat.adapter.playwright.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of a login in a file, encrypted by AES-256-GCM with a key that is derived from a secret by PBKDF2 with
 * HMAC-SHA-256 (RFC 8018). Without the secret the file tells nothing, and a file that was changed is not read. Thread-safe.
 */
public final class EncryptedSessionFile implements SessionVault {

    private static final Logger LOG = LoggerFactory.getLogger(EncryptedSessionFile.class);

    private static final byte FORM = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final int ROUNDS = 210_000;

    private final Path file;
    private final char[] secret;
    private final SecureRandom random = new SecureRandom();

    /**
     * A file that need not be there yet.
     *
     * @param secret that is not kept with the file, such as the account's password
     */
    public EncryptedSessionFile(Path file, String secret) {
        this.file = file;
        this.secret = secret.toCharArray();
    }

    @Override
    public Optional<String> read() {
        try {
            return Optional.of(decrypted(ByteBuffer.wrap(Files.readAllBytes(file))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            LOG.info("the login kept in {} cannot be used and is made anew: {}", file, unusable.toString());
            return Optional.empty();
        }
    }

    private String decrypted(ByteBuffer kept) throws GeneralSecurityException {
        if (kept.remaining() <= 1 + SALT_BYTES + NONCE_BYTES || kept.get() != FORM) {
            throw new IllegalArgumentException("not a kept login");
        }
        byte[] salt = bytes(kept, SALT_BYTES);
        byte[] nonce = bytes(kept, NONCE_BYTES);
        byte[] plain = cipher(Cipher.DECRYPT_MODE, salt, nonce).doFinal(bytes(kept, kept.remaining()));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }

    @Override
    public synchronized void keep(String storage) {
        try {
            byte[] salt = random(SALT_BYTES);
            byte[] nonce = random(NONCE_BYTES);
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, salt, nonce).doFinal(storage.getBytes(StandardCharsets.UTF_8));
            ByteBuffer all = ByteBuffer.allocate(1 + SALT_BYTES + NONCE_BYTES + encrypted.length);
            write(all.put(FORM).put(salt).put(nonce).put(encrypted).array());
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("the login could not be kept in {}; the next start logs in again: {}", file, e.toString());
        }
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private Cipher cipher(int mode, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        PBEKeySpec password = new PBEKeySpec(secret, salt, ROUNDS, KEY_BITS);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(password)
                .getEncoded();
        password.clearPassword();
        SecretKey aes = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, aes, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private void write(byte[] bytes) throws IOException {
        Path work = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(work);
        try {
            Files.createFile(work, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException otherFileSystem) {
            LOG.debug("{} has no POSIX permissions", work, otherFileSystem);
        }
        Files.write(work, bytes);
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
