package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.KnownItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads what is known of the items of posts that were claimed. */
final class KnownItemRows {

    private static final String SINCE = """
            SELECT m.post_id, m.status, m.may_repeat, c.claimed_at, i.text, i.site_post_id, i.removed_at IS NOT NULL AS removed
            FROM homeostat.content_metadata m
            JOIN LATERAL (
                SELECT min(t.intended_at) AS claimed_at FROM homeostat.publish_attempts t
                WHERE t.post_id = m.post_id AND t.attempt = m.attempts) c ON c.claimed_at >= :since
            JOIN homeostat.post_items i ON i.post_id = m.post_id
            WHERE m.account_id = :account
              AND m.post_id IN (SELECT post_id FROM homeostat.publish_attempts
                                WHERE account_id = :account AND intended_at >= :since)
            ORDER BY c.claimed_at, m.post_id, i.position
            """;

    private KnownItemRows() {}

    /** By the latest claim of their posts, oldest first. */
    static List<KnownItem> since(Handle handle, AccountId account, Instant since) {
        return handle.createQuery(SINCE)
                .bind("account", account.value())
                .bind("since", since)
                .map((row, context) -> map(row))
                .list();
    }

    private static KnownItem map(ResultSet row) throws SQLException {
        return new KnownItem(
                new PostId(Columns.uuid(row, "post_id")),
                PostStatus.of(row.getString("status")),
                Columns.instant(row, "claimed_at"),
                row.getString("text"),
                Columns.maybeText(row, "site_post_id").map(SitePostId::new),
                row.getBoolean("may_repeat"),
                row.getBoolean("removed"));
    }
}
