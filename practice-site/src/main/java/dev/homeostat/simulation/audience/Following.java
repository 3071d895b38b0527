package dev.homeostat.simulation.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How one post does over time. Counts never fall, not even when a post becomes a thread: what was had before is kept,
 * and what comes after comes at the new rate. Immutable and thread-safe.
 */
public final class Following {

    private static final double LIKES = 0.04;
    private static final double REPLIES = 0.005;
    private static final double REPOSTS = 0.007;
    /** How many of those who read an item go on to the next. */
    private static final double GO_ON = 0.6;

    private final long seed;
    private final List<Stretch> stretches;

    /** From when on the post, as it stands with one more item, draws this many views in all. */
    private record Stretch(String item, Instant start, Duration age, double views) {}

    private Following(long seed, List<Stretch> stretches) {
        this.seed = seed;
        this.stretches = List.copyOf(stretches);
    }

    static Following of(AudiencePlan plan, SeenPost post, ToDoubleFunction<SeenPost> effect) {
        SeenPost.Item first = post.items().getFirst();
        double luck =
                plan.noise() * Chance.of(plan.seed(), "luck " + first.id()).gaussian();
        List<Stretch> stretches = new ArrayList<>();
        for (int count = 1; count <= post.items().size(); count++) {
            SeenPost.Item latest = post.items().get(count - 1);
            SeenPost soFar = new SeenPost(post.items().subList(0, count));
            double views = plan.typicalViews() * StrictMath.exp(effect.applyAsDouble(soFar) + luck);
            stretches.add(new Stretch(latest.id(), latest.at(), Duration.between(first.at(), latest.at()), views));
        }
        return new Following(plan.seed(), stretches);
    }

    /**
     * Counts of one item.
     *
     * @param position 0 for the first
     */
    public Counts counts(int position, Instant audienceNow) {
        Duration age = Duration.between(stretches.getFirst().start(), audienceNow);
        long views = (long) (viewsSince(position, age) * StrictMath.pow(GO_ON, position));
        if (views < 1) {
            return Counts.NONE;
        }
        String item = stretches.get(position).item();
        return new Counts(
                views,
                thinned(views, LIKES, "likes " + item),
                thinned(views, REPLIES, "replies " + item),
                thinned(views, REPOSTS, "reposts " + item));
    }

    private double viewsSince(int position, Duration age) {
        double views = 0;
        for (int i = position; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            Duration end =
                    i + 1 < stretches.size() ? shorter(age, stretches.get(i + 1).age()) : age;
            views += stretch.views() * Math.max(0, Growth.at(end) - Growth.at(stretch.age()));
        }
        return views;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Arrivals of a Poisson process that the views drive on, so that more views never make fewer. */
    private long thinned(long views, double rate, String name) {
        Chance chance = Chance.of(seed, name);
        long arrivals = 0;
        for (double next = chance.exponential(); next <= views * rate; next += chance.exponential()) {
            arrivals++;
        }
        return Math.min(arrivals, views);
    }
}
