package dev.homeostat.application.post;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.Tries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Queues a post that a person wrote. Thread-safe. */
public final class QueuePost {

    private final Posts posts;
    private final IdSource ids;
    private final LengthRule rule;

    /** Queues for one site. */
    public QueuePost(Posts posts, IdSource ids, LengthRule rule) {
        this.posts = posts;
        this.ids = ids;
        this.rule = rule;
    }

    /**
     * Keeps the post and the decision of its writer.
     *
     * @param dueAt account time from which it may be published
     */
    public Answer execute(AccountId account, Content content, Instant dueAt, PostTerms terms) {
        return tooLong(content)
                .or(() -> terms.mayRepeat() ? Optional.empty() : saidBefore(account, content))
                .orElseGet(() -> queue(account, content, dueAt, terms));
    }

    private Optional<Answer> tooLong(Content content) {
        List<PostText> items = content.items();
        for (int position = 1; position <= items.size(); position++) {
            int length = rule.length(items.get(position - 1));
            if (length > rule.max()) {
                return Optional.of(new Answer.TooLong(position, length, rule.max()));
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> saidBefore(AccountId account, Content content) {
        return DuplicatePolicy.find(content, posts.recentItems(account, DuplicatePolicy.WINDOW))
                .map(Answer.SaidBefore::new);
    }

    private Answer queue(AccountId account, Content content, Instant dueAt, PostTerms terms) {
        Decision decision = Decision.byOperator(new DecisionId(ids.next()), account, "the operator queued it", dueAt);
        PostDetails details = new PostDetails(
                new PostId(ids.next()), account, content, decision.id(), dueAt, dueAt, terms, Tries.NONE, List.of());
        posts.queue(new QueuedPost(details), decision);
        return new Answer.Queued(details.id());
    }

    /** What became of the request. */
    public sealed interface Answer {

        record Queued(PostId id) implements Answer {}

        /** An item is longer than the site takes; nothing was queued. Lengths as the site counts them. */
        record TooLong(int position, int length, int maxLength) implements Answer {}

        /** An item says what was said in the last 30 days; nothing was queued. */
        record SaidBefore(DuplicatePolicy.Twin twin) implements Answer {}
    }
}
