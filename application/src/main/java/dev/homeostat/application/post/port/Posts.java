package dev.homeostat.application.post.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The posts and how they came to be. Implementations are thread-safe. */
public interface Posts {

    /**
     * Keeps a new post and its decision, with the event, in one transaction. The post's and the decision's
     * {@code createdAt} and {@code at} are set by the store to its account time.
     *
     * @return false when a post with this id is already kept; then nothing changes
     */
    boolean queue(QueuedPost post, Decision decision);

    Optional<Post> find(PostId id);

    /** The post that the site knows under this id, as its whole or as one of its items. */
    Optional<Post> findBySiteId(AccountId account, String siteId);

    /**
     * Items of the account that were published within the latest span of account time or may still be: everything
     * that was not archived, rejected or failed before it went out.
     */
    List<RecentItem> recentItems(AccountId account, Duration span);

    /** The account's latest posts by {@code createdAt}, newest first. */
    List<Post> latest(AccountId account, int limit);

    /** How many posts are in each state, states without a post left out. */
    Map<PostStatus, Integer> countByStatus(AccountId account);

    /** When the next queued post is due, account time. */
    Optional<Instant> nextDue(AccountId account);

    /** Everything known of how a post came to be and what became of it. */
    Optional<History> history(PostId id);

    /**
     * A post's history.
     *
     * @param choice what was chosen for it by learning, empty for a post that was not planned
     * @param attempts by number and position
     * @param events what happened to it, oldest first
     */
    record History(
            Post post,
            Decision decision,
            Optional<Choice> choice,
            List<AttemptRecord> attempts,
            List<RecordedEvent> events) {
        public History {
            attempts = List.copyOf(attempts);
            events = List.copyOf(events);
        }
    }

    /**
     * An attempt and what is known of its end.
     *
     * @param outcome one word, empty while it is not known
     */
    record AttemptRecord(Attempt attempt, Optional<String> outcome, Optional<String> detail) {}
}
