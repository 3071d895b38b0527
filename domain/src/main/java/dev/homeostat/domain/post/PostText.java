package dev.homeostat.domain.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The text of one item of a post; something can be seen of it, line ends as {@code \n}, no space around it. */
public record PostText(String value) {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFE0E\\uFE0F\\uFEFF\\u00AD]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u2028\\u2029\\u202F\\u3000]+");

    public PostText {
        value = LINE_END.matcher(value).replaceAll("\n").strip();
        if (normalize(value).isEmpty()) {
            throw new IllegalArgumentException("the text of a post must not be empty");
        }
    }

    /**
     * The form in which texts are compared with what a site shows: Unicode NFKC, invisible characters dropped, every
     * run of white space as one space.
     */
    public String normalized() {
        return normalize(value);
    }

    /** Normalizes any text the same way, so that the two sides of a comparison cannot differ in method. */
    public static String normalize(String text) {
        String composed = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
        return SPACE.matcher(composed).replaceAll(" ").strip();
    }

    /** SHA-256 of the normalized text, 64 hex digits. */
    public String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(normalized().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Length in Unicode code points. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
