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
        return singleSpaced(Normalizer.normalize(visible(text), Normalizer.Form.NFKC));
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isInvisible(text.charAt(i))) {
                visible.append(text.charAt(i));
            }
        }
        return visible.toString();
    }

    private static String singleSpaced(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else {
                if (space && !words.isEmpty()) {
                    words.append(' ');
                }
                words.append(c);
                space = false;
            }
        }
        return words.toString();
    }

    private static boolean isInvisible(char c) {
        return c == '\u00AD'
                || (c >= '\u200B' && c <= '\u200D')
                || c == '\u2060'
                || c == '\uFE0E'
                || c == '\uFE0F'
                || c == '\uFEFF';
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == '\u00A0'
                || (c >= '\u2000' && c <= '\u200A')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202F'
                || c == '\u3000';
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
