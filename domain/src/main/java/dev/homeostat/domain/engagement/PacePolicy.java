package dev.homeostat.domain.engagement;

/**
 * How closely posts are followed, by how reading went over the last day: slower while it certainly fails more often than
 * one time in ten. Pure and thread-safe.
 */
public final class PacePolicy {

    /** Success that must be possible. */
    public static final double USUAL_SUCCESS = 0.90;

    /** Fewer attempts than this say nothing. */
    public static final long FEWEST = 10;

    private static final double NINETEEN_OF_TWENTY = 1.959963984540054;

    private PacePolicy() {}

    /**
     * The pace.
     *
     * @param read attempts that were accepted
     * @param attempts all
     */
    public static Pace decide(long read, long attempts) {
        return attempts >= FEWEST && highestSuccess(read, attempts) < USUAL_SUCCESS ? Pace.SLOWER : Pace.USUAL;
    }

    /** The upper end of the 95 % interval of a rate (Wilson 1927, Probable Inference). */
    static double highestSuccess(long successes, long attempts) {
        double n = attempts;
        double rate = successes / n;
        double z2 = NINETEEN_OF_TWENTY * NINETEEN_OF_TWENTY;
        double spread = NINETEEN_OF_TWENTY * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n));
        return (rate + z2 / (2 * n) + spread) / (1 + z2 / n);
    }
}
