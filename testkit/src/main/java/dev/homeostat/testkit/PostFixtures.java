package dev.homeostat.testkit;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.Tries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Posts to test with. */
public final class PostFixtures {

    private final AccountId account;
    private final SequentialIds ids;

    public PostFixtures(AccountId account) {
        this(account, 0x7e57);
    }

    /**
     * Posts of one account.
     *
     * @param space tells the ids of these fixtures from those of others
     */
    public PostFixtures(AccountId account, long space) {
        this.account = account;
        this.ids = new SequentialIds(space);
    }

    /** Items of one text each; one item is a single post, more are a thread. */
    public static Content content(String... items) {
        return Content.of(Arrays.stream(items).map(PostText::new).toList());
    }

    /** A post that waits to be published. */
    public QueuedPost queued(Instant dueAt, String... items) {
        return new QueuedPost(new PostDetails(
                new PostId(ids.next()),
                account,
                content(items),
                new DecisionId(ids.next()),
                dueAt,
                dueAt,
                PostTerms.REPEATABLE,
                Tries.NONE,
                List.of()));
    }

    /** The decision that the post names. */
    public Decision decision(QueuedPost post) {
        return Decision.byOperator(
                post.details().decision(),
                account,
                "a test queued it",
                post.details().dueAt());
    }
}
