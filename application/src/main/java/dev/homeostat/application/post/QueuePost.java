package dev.homeostat.application.post;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import java.time.Instant;
import java.util.List;

/** Queues a post that a person wrote. Thread-safe. */
public final class QueuePost {

    private final Posts posts;
    private final IdSource ids;
    private final int maxLength;

    /**
     * Queues for one site.
     *
     * @param maxLength longest item that the site takes, in code points
     */
    public QueuePost(Posts posts, IdSource ids, int maxLength) {
        this.posts = posts;
        this.ids = ids;
        this.maxLength = maxLength;
    }

    /**
     * Keeps the post and the decision of its writer.
     *
     * @param dueAt account time from which it may be published
     */
    public Answer execute(AccountId account, Content content, Instant dueAt) {
        List<PostText> items = content.items();
        for (int position = 1; position <= items.size(); position++) {
            int length = items.get(position - 1).length();
            if (length > maxLength) {
                return new Answer.TooLong(position, length, maxLength);
            }
        }
        Decision decision = Decision.byOperator(new DecisionId(ids.next()), account, "the operator queued it", dueAt);
        PostDetails details = new PostDetails(
                new PostId(ids.next()), account, content, decision.id(), dueAt, dueAt, 0, Epoch.NONE, List.of());
        posts.queue(new QueuedPost(details), decision);
        return new Answer.Queued(details.id());
    }

    /** What became of the request. */
    public sealed interface Answer {

        record Queued(PostId id) implements Answer {}

        /** An item is longer than the site takes; nothing was queued. Lengths in code points. */
        record TooLong(int position, int length, int maxLength) implements Answer {}
    }
}
