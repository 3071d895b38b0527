package dev.homeostat.application.publishing.port;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.KnownItem;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where publishing is kept consistent. Each call is one transaction: it happens whole or not at all, together with its
 * event and the record of the attempt. A caller whose reply is lost cannot know which; every call may then be made
 * again without harm.
 *
 * <p>What is claimed or settled under an epoch that is not the latest changes nothing. Times are the store's.
 * Implementations are thread-safe; any call may throw {@link StoreUnavailable}.
 */
public interface PublishingDesk {

    /**
     * Claims the queued post that is due longest, when tenure, controls, hard caps, the posting rate and the gap to the
     * claim before allow it: a new epoch, the rate slot, and the intent to publish its next item. A post whose next item
     * has the same normalized text as one that is still being published or unsettled is passed over, and so is one that
     * has expired. Where the account is not live, one that is out in part comes after all others. A post of which nothing
     * is out, that may not repeat what was said before and does ({@link DuplicatePolicy}), is archived instead of
     * claimed; so is, in shadow mode, each that would be claimed, and it takes its rate slot.
     */
    ClaimAnswer claimNext(Tenure tenure, PublishLimits limits);

    /** Whether the irreversible step of this claim may be taken now; read from the store, never from memory. */
    Authorization authorize(Claim claim);

    /**
     * Records what became of the claim's attempt and lets the post change state and the posting rate adapt accordingly.
     * The rate slot is given back where provably nothing was accepted. A confirmation by an id
     * that another item already bears goes to a person; a thread whose next item reads like one that is still
     * being published or unsettled goes back to the queue.
     */
    Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits);

    /**
     * Releases posts left in {@code posting}: at once those of an epoch older than the tenure's, the others by the
     * limits. Under a tenure that is no longer held it does nothing.
     */
    Sweep sweep(Tenure tenure, PublishLimits limits);

    /** How fast the account may post now, and what its posts have taken of that. */
    Pace pace(AccountId account, RateBounds bounds);

    /**
     * The items of the account that were ever tried, whatever became of them, with what is known of them, those tried
     * first first.
     *
     * @param since machine time of the latest attempt at an item from which on it is wanted
     */
    List<KnownItem> items(AccountId account, Instant since);

    /** How many posts were handed to a person and wait. */
    int forPerson(AccountId account);

    /** What must be looked for on the site. */
    Unsettled unsettled(AccountId account);

    /**
     * Applies a verdict to a post that still stands as it was listed; otherwise changes nothing. An id that another
     * item already bears is not applied: the post is handed to a person.
     *
     * @param readAt {@link Unsettled#asOf()} of the list that was judged
     * @return the post as it stands afterwards
     */
    Post resolve(Tenure tenure, UnsettledPost listed, Verdict verdict, Instant readAt);

    /** The answer to {@link #pace}. */
    record Pace(Pacing pacing, Slots slots) {}

    /** The answer to {@link #claimNext}. */
    sealed interface ClaimAnswer {

        record Claimed(Claim claim) implements ClaimAnswer {}

        record NothingDue() implements ClaimAnswer {}

        /** The post that was due says what was said before; it is archived. */
        record Withheld(ArchivedPost post) implements ClaimAnswer {}

        /** In shadow mode: the post would go out now; it is archived. */
        record Shadowed(ArchivedPost post) implements ClaimAnswer {}

        /** Something is due, but not now. */
        record Wait(String reason) implements ClaimAnswer {}

        /** The asking engine does not hold the account any more. */
        record TenureLost() implements ClaimAnswer {}
    }

    /** The answer to {@link #settle}. */
    sealed interface Settlement {

        /** The item is out and the thread goes on with this claim. */
        record Next(Claim claim) implements Settlement {}

        /** The claim is over. */
        record Closed(Post post) implements Settlement {}

        /** The post is not under this claim any more; nothing was changed. */
        record Superseded(Post post) implements Settlement {}
    }

    /**
     * The answer to {@link #sweep}.
     *
     * @param slow posts that take long under a living holder, with machine time since their claim
     */
    record Sweep(List<UnconfirmedPost> released, Map<PostId, Duration> slow) {
        public Sweep {
            released = List.copyOf(released);
            slow = Collections.unmodifiableMap(new LinkedHashMap<>(slow));
        }
    }

    /**
     * What must be looked for.
     *
     * @param posts by age, oldest attempt first; those handed to a person are left out
     * @param forPerson how many were handed to a person and wait
     * @param taken the site's ids of the account's items that are known, empty when no post is listed
     * @param asOf machine time of this answer
     */
    record Unsettled(List<UnsettledPost> posts, int forPerson, Set<SitePostId> taken, Instant asOf) {
        public Unsettled {
            posts = List.copyOf(posts);
            taken = Set.copyOf(taken);
        }
    }
}
