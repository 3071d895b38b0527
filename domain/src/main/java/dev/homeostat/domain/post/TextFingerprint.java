package dev.homeostat.domain.post;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what texts are recognized as the same or nearly the same.
 *
 * @param hash {@link PostText#hash()}
 * @param simhash 64 bits, of which similar texts differ in few (Charikar, "Similarity estimation techniques from
 *     rounding algorithms", 2002), over the words and pairs of words in lower case
 */
public record TextFingerprint(String hash, long simhash) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public static TextFingerprint of(PostText text) {
        return new TextFingerprint(text.hash(), simhash(text.normalized()));
    }

    /** How many of the 64 bits differ. */
    public int distance(TextFingerprint other) {
        return Long.bitCount(simhash ^ other.simhash);
    }

    private static long simhash(String normalized) {
        int[] votes = new int[Long.SIZE];
        String before = "";
        Matcher matcher = WORD.matcher(normalized.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group();
            vote(votes, word);
            vote(votes, before + ' ' + word);
            before = word;
        }
        long bits = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if (votes[bit] > 0) {
                bits |= 1L << bit;
            }
        }
        return bits;
    }

    private static void vote(int[] votes, String feature) {
        long hash = mixed(feature);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
        }
    }

    /** FNV-1a over the code units, then the finalizer of MurmurHash3 so that every bit depends on every unit. */
    private static long mixed(String feature) {
        long hash = FNV_BASIS;
        for (int i = 0; i < feature.length(); i++) {
            hash = (hash ^ feature.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
