package dev.homeostat.application.moderation.port;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a person's orders about posts are carried out. Each call is one transaction, with its event and its entry in
 * the audit chain. Times are the store's. Implementations are thread-safe; any call may throw {@link StoreUnavailable},
 * and may then be made again without harm.
 */
public interface ModerationDesk {

    /**
     * Carries an order out as far as {@link dev.homeostat.domain.moderation.ModerationPolicy} allows.
     *
     * <p>A takedown moreover marks the post's items for removal from the site, and archives, as quarantined, the
     * account's posts of which nothing is out and that tell one of the same facts or say nearly the same. A person's
     * word that a post was removed does the same, with no item left to remove.
     *
     * @param by the person
     * @return empty when there is no such post
     */
    Optional<Ruling> carryOut(PostId post, PostOrder order, String by);

    /** The posts that await approval, those due first first. */
    List<PostAwaitingApproval> awaitingApproval(AccountId account);

    /** The items that are to be removed from the site, of each post the last item first. */
    List<Removal> removals(AccountId account);

    /**
     * Whether an item may be removed now; read from the store immediately before the irreversible step. Neither a pause
     * nor a stop of the account denies it to a person's takedown; the kill switch does, and so does any mode but live.
     */
    Authorization authorizeRemoval(Tenure tenure, SitePostId item);

    /**
     * The site does not show the item any more. Does nothing when that is known, or under a tenure that is no longer
     * held.
     */
    void removed(Tenure tenure, SitePostId item, String evidence);

    /** An attempt to remove the item failed, or nobody knows; it stays marked. */
    void notRemoved(Tenure tenure, SitePostId item, String reason);

    /**
     * An item that is to be removed.
     *
     * @param position its place in the post, from 1
     * @param tries how many attempts to remove it failed so far
     * @param age machine time since the attempt to publish it began
     */
    record Removal(PostId post, int position, SitePostId item, int tries, Duration age) {}
}
