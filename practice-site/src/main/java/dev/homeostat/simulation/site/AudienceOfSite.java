package dev.homeostat.simulation.site;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.simulation.audience.Audience;
import dev.homeostat.simulation.audience.AudiencePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;

/**
 * The readers of a site, with hidden preferences by hour, style, format and topic. {@link Readership} has the numbers
 * that they make; {@link #truth} is for a referee who judges what was learned, and for nobody who learns. Immutable and
 * thread-safe.
 */
public final class AudienceOfSite {

    private final Audience audience;

    private AudienceOfSite(Audience audience) {
        this.audience = audience;
    }

    public static AudienceOfSite of(AudienceOptions options) {
        return new AudienceOfSite(Audience.of(new AudiencePlan(
                options.seed(),
                options.topics(),
                options.driftAt(),
                options.lift(),
                options.noise(),
                options.typicalViews(),
                options.zone())));
    }

    /** These readers, of posts still to come. */
    public Readership readership() {
        return new Readership(audience);
    }

    /** What they really prefer. */
    public Truth truth() {
        return new Truth() {
            @Override
            public SortedMap<Arm, Double> effects(Dimension dimension, Instant at) {
                return audience.effects(dimension, at);
            }

            @Override
            public double expected(Collection<Arm> arms, Instant at) {
                return audience.expected(arms, at);
            }
        };
    }
}
