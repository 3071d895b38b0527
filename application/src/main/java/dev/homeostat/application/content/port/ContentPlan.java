package dev.homeostat.application.content.port;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.PlanPolicy;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.RecentItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plan of what will be posted when. Times are the store's. Implementations are thread-safe; any call may throw
 * {@link StoreUnavailable}, and may then be made again without harm.
 */
public interface ContentPlan {

    /**
     * Everything planning must know, as of one moment.
     *
     * @param lookBack account time over which uses of facts and recent items are wanted
     * @param latest how many of the latest planned posts are wanted
     */
    Situation situation(AccountId account, Duration lookBack, int latest);

    /**
     * Adds a post to the plan: the post, queued or awaiting approval, its decision and choice, the slot it takes and the facts it uses, with
     * the event, in one transaction. The post's and the decision's {@code createdAt} and {@code at} are set by the
     * store to its account time.
     */
    Answer add(Tenure tenure, PlannedPost planned);

    /**
     * Archives posts, queued or awaiting approval, that have expired and of which nothing is out, with their events;
     * their slots stay taken.
     * Under a tenure that is no longer held it does nothing.
     */
    List<ArchivedPost> expire(Tenure tenure);

    /** The answer to {@link #add}. */
    enum Answer {
        ADDED,
        /** The slot holds another post, or this one already. Nothing was changed. */
        SLOT_TAKEN,
        /** The engine does not hold the account any more. Nothing was changed. */
        TENURE_LOST
    }

    /**
     * What planning must know.
     *
     * @param at account time of this answer
     * @param taken slots since {@link PlanPolicy#LOOK_BACK} before {@code at} that hold a post, whatever became of it
     * @param items items within the window of {@link dev.homeostat.domain.post.DuplicatePolicy}
     * @param uses of facts, by due time, oldest first; those to come are among them
     * @param latest the latest planned posts by slot, newest first
     */
    record Situation(
            Instant at, Set<Slot> taken, List<RecentItem> items, List<FactUse> uses, List<LatestPlanned> latest) {
        public Situation {
            taken = Collections.unmodifiableSet(new TreeSet<>(taken));
            items = List.copyOf(items);
            uses = List.copyOf(uses);
            latest = List.copyOf(latest);
        }
    }

    /** A planned post as far as variety goes. */
    record LatestPlanned(List<Arm> arms, Wording wording) {
        public LatestPlanned {
            arms = List.copyOf(arms);
        }
    }
}
