package dev.homeostat.simulation.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How the readers of a site are drawn; equal options give equal readers.
 *
 * @param topics topics that they tell apart, by a hashtag in camel case or by name
 * @param driftAt from when on they prefer other things than before, in account time
 * @param lift how much more the best arm of a dimension gets than the average of the others, 0.2 for 20 %
 * @param noise standard deviation of the natural logarithm of a post's luck
 * @param typicalViews views that a post of average arms and luck ends with
 * @param zone where their day has its hours
 */
public record AudienceOptions(
        long seed,
        List<String> topics,
        Optional<Instant> driftAt,
        double lift,
        double noise,
        int typicalViews,
        ZoneId zone) {

    private static final double USUAL_LIFT = 0.2;
    private static final double USUAL_NOISE = 1.0;
    private static final int USUAL_VIEWS = 800;

    public AudienceOptions {
        topics = List.copyOf(topics);
    }

    /** Best arms get 20 % more, luck has a sigma of 1, nothing drifts, hours are those of UTC. */
    public static AudienceOptions of(long seed, List<String> topics) {
        return new AudienceOptions(
                seed, topics, Optional.empty(), USUAL_LIFT, USUAL_NOISE, USUAL_VIEWS, ZoneOffset.UTC);
    }

    public AudienceOptions withDriftAt(Instant moment) {
        return new AudienceOptions(seed, topics, Optional.of(moment), lift, noise, typicalViews, zone);
    }

    public AudienceOptions withLift(double other) {
        return new AudienceOptions(seed, topics, driftAt, other, noise, typicalViews, zone);
    }

    public AudienceOptions withNoise(double other) {
        return new AudienceOptions(seed, topics, driftAt, lift, other, typicalViews, zone);
    }

    public AudienceOptions withTypicalViews(int other) {
        return new AudienceOptions(seed, topics, driftAt, lift, noise, other, zone);
    }

    public AudienceOptions withZone(ZoneId other) {
        return new AudienceOptions(seed, topics, driftAt, lift, noise, typicalViews, other);
    }
}
