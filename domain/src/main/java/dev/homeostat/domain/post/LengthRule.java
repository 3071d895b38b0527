package dev.homeostat.domain.post;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a site counts the length of an item, and the longest it takes. Pure and thread-safe.
 *
 * @param max in the rule's own units
 * @param link what a link counts, whatever its length; empty where it counts like any text
 */
public record LengthRule(int max, Counting counting, OptionalInt link) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** What is counted. */
    public enum Counting {
        CODE_POINTS("code-points"),
        /** Code units of UTF-16, as JavaScript's {@code length}. */
        UTF_16("utf-16"),
        /** Bytes of UTF-8. */
        BYTES("bytes"),
        /** Latin and general punctuation 1, all other code points 2. */
        WEIGHTED("weighted");

        private final String word;

        Counting(String word) {
            this.word = word;
        }

        /** The word used in site profiles. */
        public String word() {
            return word;
        }

        public static Optional<Counting> of(String word) {
            return Arrays.stream(values())
                    .filter(counting -> counting.word.equals(word))
                    .findFirst();
        }
    }

    public LengthRule {
        if (max < 1) {
            throw new IllegalArgumentException("a site takes at least 1 character, not " + max);
        }
    }

    public static LengthRule codePoints(int max) {
        return new LengthRule(max, Counting.CODE_POINTS, OptionalInt.empty());
    }

    /** Length of the text as the site counts it. */
    public int length(PostText text) {
        if (link.isEmpty()) {
            return count(text.value());
        }
        Matcher matcher = LINK.matcher(text.value());
        StringBuilder rest = new StringBuilder();
        int links = 0;
        while (matcher.find()) {
            matcher.appendReplacement(rest, "");
            links++;
        }
        return count(matcher.appendTail(rest).toString()) + links * link.getAsInt();
    }

    public boolean takes(PostText text) {
        return length(text) <= max;
    }

    private int count(String text) {
        return switch (counting) {
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case UTF_16 -> text.length();
            case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
            case WEIGHTED -> text.codePoints().map(LengthRule::weight).sum();
        };
    }

    /** The light ranges are those that X publishes for its character count (twitter-text, configuration v3). */
    private static int weight(int codePoint) {
        boolean light = codePoint <= 0x10FF
                || (codePoint >= 0x2000 && codePoint <= 0x200D)
                || (codePoint >= 0x2010 && codePoint <= 0x201F)
                || (codePoint >= 0x2032 && codePoint <= 0x2037);
        return light ? 1 : 2;
    }
}
