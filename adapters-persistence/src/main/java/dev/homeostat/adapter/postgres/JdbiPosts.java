package dev.homeostat.adapter.postgres;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.publishing.PublishingEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class JdbiPosts implements Posts {

    private final Database database;

    JdbiPosts(Database database) {
        this.database = database;
    }

    @Override
    public boolean queue(QueuedPost post, Decision decision) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, post.details().account());
            if (PostRows.find(handle, post.id()).isPresent()) {
                return false;
            }
            Instant now = account.accountNow();
            DecisionRows.insert(handle, decision.keptAt(now));
            PostChanges.insert(handle, new QueuedPost(post.details().keptAt(now)), now);
            StoreEvents.ofAccount(handle, account, PublishingEvents.queued(post, now));
            return true;
        });
    }

    @Override
    public Optional<Post> find(PostId id) {
        return database.inTransaction(handle -> PostRows.find(handle, id));
    }

    @Override
    public Optional<Post> findBySiteId(AccountId account, String siteId) {
        String tail = """
                WHERE m.post_id = (SELECT i.post_id FROM homeostat.post_items i
                                   WHERE i.account_id = :account AND i.site_post_id = :site)
                """;
        return database.inTransaction(handle -> PostRows.posts(PostRows.select(handle, tail)
                        .bind("account", account.value())
                        .bind("site", siteId))
                .findOne());
    }

    @Override
    public List<RecentItem> recentItems(AccountId account, Duration span) {
        return database.inTransaction(handle -> {
            Instant now = AccountRow.read(handle, account).accountNow();
            return RecentItemRows.since(handle, account, now.minus(span));
        });
    }

    @Override
    public List<Post> latest(AccountId account, int limit) {
        String tail = "WHERE m.account_id = :account ORDER BY m.created_at DESC, m.post_id LIMIT :limit";
        return database.inTransaction(handle -> PostRows.posts(PostRows.select(handle, tail)
                        .bind("account", account.value())
                        .bind("limit", limit))
                .list());
    }

    @Override
    public Map<PostStatus, Integer> countByStatus(AccountId account) {
        String sql = """
                SELECT status, count(*) AS posts FROM homeostat.content_metadata
                WHERE account_id = :account GROUP BY status
                """;
        return database.inTransaction(handle -> handle.createQuery(sql)
                .bind("account", account.value())
                .reduceRows(new EnumMap<PostStatus, Integer>(PostStatus.class), (counts, row) -> {
                    counts.put(
                            PostStatus.of(row.getColumn("status", String.class)),
                            row.getColumn("posts", Integer.class));
                    return counts;
                }));
    }

    @Override
    public Optional<Instant> nextDue(AccountId account) {
        String sql = """
                SELECT due_at FROM homeostat.content_metadata
                WHERE account_id = :account AND status = 'queued' ORDER BY due_at LIMIT 1
                """;
        return database.inTransaction(handle -> handle.createQuery(sql)
                .bind("account", account.value())
                .map((row, context) -> Columns.instant(row, "due_at"))
                .findOne());
    }

    @Override
    public Optional<History> history(PostId id) {
        return database.inTransaction(handle -> PostRows.find(handle, id)
                .map(post -> new History(
                        post,
                        DecisionRows.read(handle, post.details().decision()),
                        ChoiceRows.find(handle, post.details().decision()),
                        attempts(handle, id),
                        StoreEvents.ofPost(handle, id))));
    }

    private static List<AttemptRecord> attempts(Handle handle, PostId id) {
        return handle.createQuery("""
                        SELECT attempt AS attempt_number, position AS attempt_position, lease_epoch AS attempt_epoch,
                               content_hash AS attempt_hash, intended_at, deadline, outcome, detail
                        FROM homeostat.publish_attempts
                        WHERE post_id = :post ORDER BY attempt, position
                        """)
                .bind("post", id.value())
                .map((row, context) -> new AttemptRecord(
                        PostRows.attempt(row), Columns.maybeText(row, "outcome"), Columns.maybeText(row, "detail")))
                .list();
    }
}
