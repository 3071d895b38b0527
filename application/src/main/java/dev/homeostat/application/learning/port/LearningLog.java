package dev.homeostat.application.learning.port;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The log that is learned from: rewards, each post and maturity once, and the models made of them. Nothing in it is ever
 * changed. Times are the store's. Implementations are thread-safe; any call may throw {@link StoreUnavailable}, and may
 * then be made again without harm.
 */
public interface LearningLog {

    /**
     * The posts that may have a reward to come: published, and posted no longer ago than {@link #REWARDED_FOR}, oldest
     * first; the operator's own are among them, without arms.
     */
    Harvest harvest(AccountId account);

    /**
     * Adds rewards in the given order; those of a post and maturity that are in the log already are left out. Under a
     * tenure that is no longer held it does nothing.
     *
     * @return how many were added
     */
    int append(Tenure tenure, List<Reward> rewards);

    /** The account's rewards of posts that were posted at or after this, in the order of the log, up to a position. */
    List<LoggedReward> rewards(AccountId account, Instant postedSince, long upTo);

    /**
     * Keeps a model with an event {@code model_learned}, which also tells why posts were not learned from. A version
     * that is kept already, or a tenure that is no longer held, changes nothing.
     *
     * @param gates how many posts each reason kept out of this round
     */
    boolean keep(Tenure tenure, Model model, SortedMap<String, Integer> gates);

    /** The model kept last. */
    Optional<Model> latest(AccountId account);

    /** The version of the model kept last, which costs less to ask than the model. */
    Optional<ModelVersion> latestVersion(AccountId account);

    /** All versions, in the order in which they were kept. */
    List<ModelVersion> versions(AccountId account);

    Optional<Model> find(ModelVersion version);

    /** Account time after which a post gets no reward any more: the last maturity and a day to read it. */
    Duration REWARDED_FOR = Maturity.SEVEN_DAYS.age().plusDays(1);

    /**
     * The posts of which rewards may come.
     *
     * @param at account time of this answer
     */
    record Harvest(Instant at, List<Candidate> candidates) {
        public Harvest {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A published post.
     *
     * @param plannedFor when its slot begins, empty for a post that was not planned
     * @param arms what was chosen for it, empty for a post that was not planned
     * @param readings accepted ones, oldest first
     * @param rewarded maturities for which its reward is in the log
     */
    record Candidate(
            PostId post,
            Instant postedAt,
            Optional<Instant> plannedFor,
            List<Arm> arms,
            List<Reading> readings,
            Set<Maturity> rewarded) {
        public Candidate {
            arms = List.copyOf(arms);
            readings = List.copyOf(readings);
            rewarded = Set.copyOf(rewarded);
        }
    }
}
