package dev.homeostat.domain.learning;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What another way of choosing would have earned, judged from posts that were chosen with known probabilities.
 *
 * @param value mean reward
 * @param standardError of the value; not a number with fewer than two posts
 * @param posts how many it rests on
 * @param effectivePosts how many evenly weighted posts would tell as much (Kish 1965): few when the two ways of choosing
 *     differ much
 */
public record OffPolicyEstimate(double value, double standardError, int posts, double effectivePosts) {

    /** Standard errors to either side of the value within which the truth lies 19 times of 20. */
    public static final double NINETEEN_OF_TWENTY = 1.96;

    /**
     * One post.
     *
     * @param propensity probability with which its arms were chosen, above zero
     * @param target probability with which the other way would have chosen them
     */
    public record Logged(double propensity, double target, double reward) {

        public Logged {
            if (!(propensity > 0 && propensity <= 1 && target >= 0 && target <= 1)) {
                throw new IllegalArgumentException(
                        "no probabilities of a post that was chosen: %s, %s".formatted(propensity, target));
            }
        }

        double weight() {
            return target / propensity;
        }
    }

    /**
     * By inverse propensity (Horvitz and Thompson 1952): unbiased, but its error grows with the rewards' distance from
     * zero.
     *
     * @param log at least one post
     */
    public static OffPolicyEstimate inversePropensity(List<Logged> log) {
        double value = sum(log, post -> post.weight() * post.reward()) / log.size();
        double squares = sum(log, post -> square(post.weight() * post.reward() - value));
        double error = Math.sqrt(squares / (log.size() - 1.0) / log.size());
        return new OffPolicyEstimate(value, log.size() < 2 ? Double.NaN : error, log.size(), effective(log));
    }

    /**
     * Self-normalized (Hesterberg 1995; Swaminathan and Joachims 2015): biased a little with few posts, but steadier,
     * and the same wherever rewards are counted from.
     *
     * @param log at least one post that the other way may have chosen
     */
    public static OffPolicyEstimate selfNormalized(List<Logged> log) {
        double weights = sum(log, Logged::weight);
        double value = sum(log, post -> post.weight() * post.reward()) / weights;
        double squares = sum(log, post -> square(post.weight() * (post.reward() - value)));
        double error = Math.sqrt(squares) / weights;
        return new OffPolicyEstimate(value, log.size() < 2 ? Double.NaN : error, log.size(), effective(log));
    }

    /**
     * How much more the other way would have earned than what was earned: the self-normalized value less the plain mean.
     * Its error is smaller than that of either, as both rest on the same posts.
     *
     * @param log at least one post that the other way may have chosen
     */
    public static OffPolicyEstimate advantage(List<Logged> log) {
        double other = selfNormalized(log).value();
        double earned = sum(log, Logged::reward) / log.size();
        double mean = sum(log, Logged::weight) / log.size();
        double squares =
                sum(log, post -> square(post.weight() / mean * (post.reward() - other) - (post.reward() - earned)));
        double error = Math.sqrt(squares) / log.size();
        return new OffPolicyEstimate(other - earned, log.size() < 2 ? Double.NaN : error, log.size(), effective(log));
    }

    private static double effective(List<Logged> log) {
        double squares = sum(log, post -> square(post.weight()));
        return squares > 0 ? square(sum(log, Logged::weight)) / squares : 0;
    }

    private static double sum(List<Logged> log, ToDoubleFunction<Logged> term) {
        if (log.isEmpty()) {
            throw new IllegalArgumentException("nothing is known from no posts");
        }
        double sum = 0;
        for (Logged post : log) {
            sum += term.applyAsDouble(post);
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }
}
