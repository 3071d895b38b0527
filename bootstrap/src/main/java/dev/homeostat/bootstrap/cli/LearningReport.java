package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.engagement.RewardPolicy;
import dev.homeostat.domain.engagement.RewardPolicy.Gate;
import dev.homeostat.domain.engagement.RewardPolicy.RewardAnswer;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.OffPolicyEstimate;
import dev.homeostat.domain.learning.OffPolicyEstimate.Logged;
import dev.homeostat.domain.learning.Pick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How learning stands.
 *
 * @param rewards how many there are of each maturity
 * @param gates how many posts each reason keeps from being learned from at present
 * @param uniform how much more choosing by chance would have earned than what was earned, by dimension
 */
record LearningReport(
        Model model,
        Map<Maturity, Long> rewards,
        SortedMap<String, Integer> gates,
        Map<Dimension, OffPolicyEstimate> uniform) {

    /** Older posts than so many do not tell what choosing by chance would have earned. */
    private static final int POSTS_COMPARED = 500;

    static LearningReport of(StorePorts ports, AccountId account, Model model) {
        List<LoggedReward> log = ports.learning().rewards(account, Instant.EPOCH, Long.MAX_VALUE);
        Map<Maturity, Long> rewards = new EnumMap<>(Maturity.class);
        log.forEach(logged -> rewards.merge(logged.reward().maturity(), 1L, Long::sum));
        Maturity target = model.settings().target();
        return new LearningReport(
                model,
                rewards,
                gates(ports.learning().harvest(account), target),
                uniform(ports.posts(), compared(log, target)));
    }

    private static SortedMap<String, Integer> gates(LearningLog.Harvest harvest, Maturity target) {
        SortedMap<String, Integer> gates = new TreeMap<>();
        for (LearningLog.Candidate candidate : harvest.candidates()) {
            if (candidate.arms().isEmpty()) {
                gates.merge(Gate.NOT_PLANNED.word(), 1, Integer::sum);
            } else if (!candidate.rewarded().contains(target)
                    && RewardPolicy.reward(target, candidate.postedAt(), candidate.readings(), harvest.at())
                            instanceof RewardAnswer.Not not) {
                gates.merge(not.reason().word(), 1, Integer::sum);
            }
        }
        return gates;
    }

    private static List<LoggedReward> compared(List<LoggedReward> log, Maturity target) {
        List<LoggedReward> mature = log.stream()
                .filter(logged -> logged.reward().maturity() == target)
                .toList();
        return mature.subList(Math.max(0, mature.size() - POSTS_COMPARED), mature.size());
    }

    private static Map<Dimension, OffPolicyEstimate> uniform(Posts posts, List<LoggedReward> log) {
        Map<Dimension, List<Logged>> choices = new EnumMap<>(Dimension.class);
        for (LoggedReward logged : log) {
            List<Pick> picks = posts.history(logged.reward().post())
                    .flatMap(Posts.History::choice)
                    .map(Choice::picks)
                    .orElse(List.of());
            for (Pick pick : picks) {
                choices.computeIfAbsent(pick.arm().dimension(), dimension -> new ArrayList<>())
                        .add(new Logged(
                                pick.propensity(),
                                1.0 / pick.candidates(),
                                logged.reward().value()));
            }
        }
        Map<Dimension, OffPolicyEstimate> uniform = new EnumMap<>(Dimension.class);
        choices.forEach((dimension, logged) -> uniform.put(dimension, OffPolicyEstimate.advantage(logged)));
        return uniform;
    }
}
