package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.DraftPost;
import dev.homeostat.domain.post.EmergencyPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.Search;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.Tries;
import dev.homeostat.domain.post.UnconfirmedPost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** Reads posts: one row of {@code content_metadata} with its items and its latest attempt is one state type. */
final class PostRows {

    private static final String SELECT = """
            SELECT m.*,
                   (SELECT array_agg(i.text ORDER BY i.position)
                    FROM homeostat.post_items i WHERE i.post_id = m.post_id) AS texts,
                   (SELECT array_agg(i.site_post_id ORDER BY i.position)
                    FROM homeostat.post_items i
                    WHERE i.post_id = m.post_id AND i.position <= m.items_published) AS site_ids,
                   t.attempt AS attempt_number, t.position AS attempt_position, t.lease_epoch AS attempt_epoch,
                   t.content_hash AS attempt_hash, t.intended_at, t.deadline
            FROM homeostat.content_metadata m
            LEFT JOIN homeostat.publish_attempts t
                ON t.post_id = m.post_id AND t.attempt = m.attempts AND t.position = m.items_published + 1
            """;

    private PostRows() {}

    static Optional<Post> find(Handle handle, PostId id) {
        return posts(select(handle, "WHERE m.post_id = :post").bind("post", id.value()))
                .findOne();
    }

    /** Begins a query; the tail says which posts ({@code m}) and attempts ({@code t}), and their order. */
    static Query select(Handle handle, String tail) {
        return handle.createQuery(SELECT + tail);
    }

    static ResultIterable<Post> posts(Query query) {
        return query.map((row, context) -> map(row));
    }

    private static Post map(ResultSet row) throws SQLException {
        PostDetails details = details(row);
        return switch (PostStatus.of(row.getString("status"))) {
            case DRAFT -> new DraftPost(details);
            case AWAITING_APPROVAL -> new PostAwaitingApproval(details);
            case QUEUED -> new QueuedPost(details);
            case POSTING -> new PublishingPost(details, attempt(row), Columns.instant(row, "posting_since"));
            case POSTED ->
                details.isWhole()
                        ? new PublishedPost(details, Columns.instant(row, "posted_at"))
                        : new PublishedWithoutId(details, attempt(row), Columns.instant(row, "posted_at"), search(row));
            case UNCONFIRMED ->
                new UnconfirmedPost(details, attempt(row), row.getString("unconfirmed_reason"), search(row));
            case FAILED -> new FailedPost(details, row.getString("failure_reason"));
            case REJECTED -> new RejectedPost(details, row.getString("rejection_reason"));
            case ARCHIVED -> new ArchivedPost(details, row.getString("archive_reason"), row.getBoolean("in_doubt"));
            case EMERGENCY_POOL -> new EmergencyPost(details);
        };
    }

    private static PostDetails details(ResultSet row) throws SQLException {
        return new PostDetails(
                new PostId(Columns.uuid(row, "post_id")),
                new AccountId(row.getString("account_id")),
                Content.of(
                        Columns.texts(row, "texts").stream().map(PostText::new).toList()),
                new DecisionId(Columns.uuid(row, "decision_id")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "due_at"),
                new PostTerms(Columns.maybeInstant(row, "expires_at"), row.getBoolean("may_repeat")),
                new Tries(
                        row.getInt("attempts"),
                        row.getInt("strikes"),
                        new Epoch(row.getLong("lease_epoch")),
                        Columns.maybeInstant(row, "next_item_since")),
                Columns.texts(row, "site_ids").stream().map(SitePostId::new).toList());
    }

    /** The attempt of the row, under the names that {@link #SELECT} gives it. */
    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("attempt_number"),
                row.getInt("attempt_position"),
                new Epoch(row.getLong("attempt_epoch")),
                row.getString("attempt_hash"),
                Columns.instant(row, "intended_at"),
                Columns.instant(row, "deadline"));
    }

    private static Search search(ResultSet row) throws SQLException {
        return new Search(
                row.getInt("absent_reads"),
                Columns.maybeInstant(row, "last_absent_read"),
                Columns.maybeText(row, "for_person"));
    }
}
