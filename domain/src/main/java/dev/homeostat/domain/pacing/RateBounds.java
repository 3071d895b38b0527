package dev.homeostat.domain.pacing;

/** Between which rates the posting rate adapts, and where it begins. */
public record RateBounds(PostingRate least, PostingRate start, PostingRate most) {

    /** From one post an hour, between one in four hours and four an hour. */
    public static final RateBounds DEFAULT =
            new RateBounds(new PostingRate(0.25), new PostingRate(1), new PostingRate(4));

    public RateBounds {
        if (least.compareTo(start) > 0 || start.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "the posting rate must start between its least and its most: %s, %s, %s an hour"
                            .formatted(least.perHour(), start.perHour(), most.perHour()));
        }
    }

    /** A rate that never changes. */
    public static RateBounds fixed(PostingRate rate) {
        return new RateBounds(rate, rate, rate);
    }

    PostingRate bound(PostingRate rate) {
        if (rate.compareTo(least) < 0) {
            return least;
        }
        return rate.compareTo(most) > 0 ? most : rate;
    }
}
