package dev.homeostat.domain.post;

/**
 * By what texts are recognized as the same or nearly the same.
 *
 * @param hash {@link PostText#hash()}
 * @param simhash 64 bits, of which similar texts differ in few (Charikar, "Similarity estimation techniques from
 *     rounding algorithms", 2002), over the words and pairs of words of the text's {@link Substance}
 */
public record TextFingerprint(String hash, long simhash) {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public static TextFingerprint of(PostText text) {
        return new TextFingerprint(text.hash(), simhash(Substance.of(text.value())));
    }

    /** How many of the 64 bits differ. */
    public int distance(TextFingerprint other) {
        return Long.bitCount(simhash ^ other.simhash);
    }

    private static long simhash(Substance substance) {
        int[] votes = new int[Long.SIZE];
        substance.features().forEach(feature -> vote(votes, feature));
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
