package dev.homeostat.domain.browserlease;

/** How many browsers a pool may have: at least {@code least}, at most {@code most}. */
public record PoolLimits(int least, int most) {

    public PoolLimits {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("a pool has 1 or more browsers, not %d to %d".formatted(least, most));
        }
    }
}
