package dev.homeostat.simulation.audience;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an audience is drawn from; equal plans give equal audiences.
 *
 * @param topics topics that it tells apart
 * @param driftAt from when on it prefers other things than before, in its own time
 * @param lift how much more the best arm of a dimension gets than the average of the others, 0.2 for 20 %
 * @param noise standard deviation of the natural logarithm of a post's luck
 * @param typicalViews views that a post of average arms and luck ends with
 * @param zone where its day has its hours
 */
public record AudiencePlan(
        long seed,
        List<String> topics,
        Optional<Instant> driftAt,
        double lift,
        double noise,
        int typicalViews,
        ZoneId zone) {

    public AudiencePlan {
        topics = List.copyOf(topics);
        if (!(lift >= 0 && lift <= 10)) {
            throw new IllegalArgumentException("the lift of the best arm is 0 to 10, not " + lift);
        }
        if (!(noise >= 0 && noise <= 5)) {
            throw new IllegalArgumentException("the noise is 0 to 5, not " + noise);
        }
        if (typicalViews < 1) {
            throw new IllegalArgumentException("a typical post has at least 1 view, not " + typicalViews);
        }
    }
}
