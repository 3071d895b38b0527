package dev.homeostat.simulation.audience;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;

/**
 * Readers with hidden preferences by hour, style, format and topic. They know of a post only what stands on the site.
 * Preferences multiply: each arm has an effect on the natural logarithm of the views. Immutable and thread-safe.
 */
public final class Audience {

    private final AudiencePlan plan;
    private final ReadersEye eye;
    private final Taste first;
    private final Taste second;

    private Audience(AudiencePlan plan) {
        this.plan = plan;
        this.eye = new ReadersEye(plan);
        this.first = Taste.drawnBy(plan);
        this.second = first.drifted(plan.seed());
    }

    public static Audience of(AudiencePlan plan) {
        return new Audience(plan);
    }

    /** Follows a post as it stands now; when items are added to it, it is to be followed anew. */
    public Following follow(SeenPost post) {
        return Following.of(plan, post, this::effect);
    }

    private double effect(SeenPost post) {
        return expected(eye.arms(post), post.items().getFirst().at());
    }

    /** Referee: the effects of all arms of a dimension on posts of that moment. */
    public SortedMap<Arm, Double> effects(Dimension dimension, Instant at) {
        return taste(at).effects(dimension);
    }

    /** Referee: the sum of the arms' effects on a post of that moment. */
    public double expected(Collection<Arm> arms, Instant at) {
        Taste taste = taste(at);
        return arms.stream().mapToDouble(taste::effect).sum();
    }

    private Taste taste(Instant at) {
        return plan.driftAt().filter(drift -> !at.isBefore(drift)).isPresent() ? second : first;
    }
}
