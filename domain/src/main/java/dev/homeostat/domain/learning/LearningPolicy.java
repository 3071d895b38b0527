package dev.homeostat.domain.learning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
        Posterior posterior = new Regression(arms, evidence).fit();
        return new Model(
                settings,
                at,
                evidence.lastPosition(),
                evidence.observations().size(),
                posterior.mean()[0],
                StrictMath.sqrt(posterior.noiseVariance()),
                estimates(arms, posterior, evidence));
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

    private static List<Arm> arms(Evidence evidence) {
        SortedSet<Arm> arms = new TreeSet<>();
        for (int hour = 0; hour < Priors.HOURS; hour++) {
            arms.add(Arm.hour(hour));
        }
        evidence.observations().forEach(observation -> arms.addAll(observation.arms()));
        return new ArrayList<>(arms);
    }

    private static SortedMap<Arm, Estimate> estimates(List<Arm> arms, Posterior posterior, Evidence evidence) {
        SortedMap<Arm, Estimate> estimates = new TreeMap<>();
        SortedMap<Arm, Integer> posts = posts(evidence);
        for (Dimension dimension : Dimension.values()) {
            List<Arm> side =
                    arms.stream().filter(arm -> arm.dimension() == dimension).toList();
            int first = side.isEmpty() ? 0 : arms.indexOf(side.get(0)) + 1;
            double[] variances = Marginals.variances(posterior.covariance(), first, side.size());
            for (int i = 0; i < side.size(); i++) {
                Arm arm = side.get(i);
                estimates.put(arm, new Estimate(posterior.mean()[first + i], variances[i], posts.getOrDefault(arm, 0)));
            }
        }
        return estimates;
    }

    private static SortedMap<Arm, Integer> posts(Evidence evidence) {
        SortedMap<Arm, Integer> posts = new TreeMap<>();
        evidence.observations()
                .forEach(observation ->
                        observation.arms().stream().distinct().forEach(arm -> posts.merge(arm, 1, Integer::sum)));
        return posts;
    }
}
