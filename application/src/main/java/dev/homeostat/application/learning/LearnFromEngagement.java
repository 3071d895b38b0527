package dev.homeostat.application.learning;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.learning.port.LearningLog.Candidate;
import dev.homeostat.application.learning.port.LearningLog.Harvest;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.engagement.RewardPolicy;
import dev.homeostat.domain.engagement.RewardPolicy.RewardAnswer;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns mature readings into rewards, each post and age once, and makes a new model when there are any. Runs come one
 * at a time.
 */
public final class LearnFromEngagement {

    private final LearningLog log;
    private final LearningSettings settings;
    private final EngineWatcher watcher;

    public LearnFromEngagement(LearningLog log, LearningSettings settings, EngineWatcher watcher) {
        this.log = log;
        this.settings = settings;
        this.watcher = watcher;
    }

    /** "Nothing new" is a success; the reasons why posts were not learned from are counted. */
    public RunOutcome execute(RunContext run) {
        Harvest harvest = log.harvest(run.account());
        SortedMap<String, Integer> gates = new TreeMap<>();
        List<Reward> rewards = new ArrayList<>();
        harvest.candidates().forEach(candidate -> judge(candidate, harvest.at(), rewards, gates));
        int added = log.append(run.tenure(), rewards);
        if (rewards.stream().noneMatch(reward -> reward.maturity().compareTo(settings.target()) <= 0)) {
            return new RunOutcome.Success("nothing new to learn%s".formatted(tell(gates)));
        }
        Model model = learn(run, harvest.at());
        boolean kept = log.keep(run.tenure(), model, gates);
        if (kept) {
            watcher.saw(new EngineEvent.ModelLearned(model));
        }
        return new RunOutcome.Success("%d new rewards; model %s from %d posts%s"
                .formatted(added, model.version().brief(), model.posts(), tell(gates)));
    }

    private void judge(Candidate candidate, Instant now, List<Reward> rewards, SortedMap<String, Integer> gates) {
        if (candidate.arms().isEmpty()) {
            gates.merge(RewardPolicy.Gate.NOT_PLANNED.word(), 1, Integer::sum);
            return;
        }
        if (candidate.plannedFor().filter(slot -> isLate(slot, candidate)).isPresent()) {
            gates.merge(RewardPolicy.Gate.LATE.word(), 1, Integer::sum);
            return;
        }
        for (Maturity maturity : Maturity.values()) {
            if (!candidate.rewarded().contains(maturity)) {
                switch (RewardPolicy.reward(maturity, candidate.postedAt(), candidate.readings(), now)) {
                    case RewardAnswer.Worth worth ->
                        rewards.add(new Reward(
                                candidate.post(), candidate.arms(), maturity, candidate.postedAt(), worth.value()));
                    case RewardAnswer.Not not -> count(maturity, not.reason(), gates);
                }
            }
        }
    }

    private static boolean isLate(Instant slot, Candidate candidate) {
        return !candidate.postedAt().isBefore(slot.plus(Duration.ofHours(1)));
    }

    /** Only the age at which posts are compared counts: every post is too young for some other. */
    private void count(Maturity maturity, RewardPolicy.Gate reason, SortedMap<String, Integer> gates) {
        if (maturity == settings.target()) {
            gates.merge(reason.word(), 1, Integer::sum);
        }
    }

    private Model learn(RunContext run, Instant now) {
        List<LoggedReward> rewards =
                log.rewards(run.account(), LearningPolicy.knownSince(settings, now), Long.MAX_VALUE);
        return LearningPolicy.learn(settings, rewards, now);
    }

    private static String tell(SortedMap<String, Integer> gates) {
        return gates.isEmpty() ? "" : "; not learned from: " + gates;
    }
}
