package dev.homeostat.domain.learning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is learned from a log of rewards: a discounted Bayesian linear regression of the reward on a baseline and one
 * effect per arm ({@link Regression}, {@link Priors}). The same settings, log and time give the same bits on every
 * platform, in whatever order the log is handed over. Pure and thread-safe.
 *
 * <p>Every post counts once: at its most mature reward that is not beyond the target. A younger one is carried to the
 * target's age by the mean growth of posts that have both, and counts less by how much growth varies; while fewer than
 * {@value #FEWEST_PAIRS} posts have both it does not count.
 */
public final class LearningPolicy {

    /** Rewards of posts older than this many half-lives (a weight of 1/256) are left out. */
    public static final int MEMORY_HALF_LIVES = 8;

    /** How many posts must have both rewards before a younger reward is carried to the target's age. */
    public static final int FEWEST_PAIRS = 10;

    private LearningPolicy() {}

    /**
     * The model of a log.
     *
     * @param log rewards of one account; those of posts older than {@link #knownSince} may be missing
     * @param asOf account time; used in microseconds, as stores keep it
     */
    public static Model learn(LearningSettings settings, List<LoggedReward> log, Instant asOf) {
        Instant at = asOf.truncatedTo(ChronoUnit.MICROS);
        Evidence evidence = Evidence.of(settings, log, at);
        List<Arm> arms = arms(evidence);
        Regression regression = new Regression(arms, evidence);
        Posterior posterior = regression.fit();
        return new Model(
                settings,
                at,
                evidence.lastPosition(),
                regression.posts(0),
                posterior.mean()[0],
                StrictMath.sqrt(posterior.noiseVariance()),
                estimates(arms, posterior, regression));
    }

    /** Rewards of posts that were posted before this account time are not learned from. */
    public static Instant knownSince(LearningSettings settings, Instant asOf) {
        return asOf.truncatedTo(ChronoUnit.MICROS).minus(settings.halfLife().multipliedBy(MEMORY_HALF_LIVES));
    }

    /** What is believed of an arm before it was seen. */
    public static Estimate prior(Arm arm) {
        return new Estimate(Priors.mean(arm), Priors.variance(arm), 0);
    }

    /** What a model believes of an arm: its prior if the model does not know it. */
    public static Estimate estimate(Model model, Arm arm) {
        Estimate known = model.estimates().get(arm);
        return known == null ? prior(arm) : known;
    }

    /** All hours and whatever else was chosen, in their order. */
    private static List<Arm> arms(Evidence evidence) {
        Set<Arm> arms = new LinkedHashSet<>();
        for (int hour = 0; hour < Priors.HOURS; hour++) {
            arms.add(Arm.hour(hour));
        }
        evidence.observations().forEach(observation -> arms.addAll(observation.arms()));
        return arms.stream().sorted().toList();
    }

    private static SortedMap<Arm, Estimate> estimates(List<Arm> arms, Posterior posterior, Regression regression) {
        SortedMap<Arm, Estimate> estimates = new TreeMap<>();
        int place = 1;
        for (Dimension dimension : Dimension.values()) {
            List<Arm> side =
                    arms.stream().filter(arm -> arm.dimension() == dimension).toList();
            double[] variances = Marginals.variances(posterior.covariance(), place, side.size());
            for (int i = 0; i < side.size(); i++, place++) {
                estimates.put(
                        side.get(i), new Estimate(posterior.mean()[place], variances[i], regression.posts(place)));
            }
        }
        return estimates;
    }
}
