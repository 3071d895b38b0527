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
            SELECT m.post_id, m.status, m.may_repeat, t.tried_at, i.text, i.site_post_id,
                   i.removed_at IS NOT NULL AS removed
            FROM (SELECT post_id, position, max(intended_at) AS tried_at
                  FROM homeostat.publish_attempts
                  WHERE account_id = :account AND intended_at >= :since
                  GROUP BY post_id, position) t
            JOIN homeostat.content_metadata m USING (post_id)
            JOIN homeostat.post_items i USING (post_id, position)
            ORDER BY t.tried_at, m.post_id, i.position
            """;

    private KnownItemRows() {}

    /** By the latest attempt at them, oldest first. */
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
                Columns.instant(row, "tried_at"),
                row.getString("text"),
                Columns.maybeText(row, "site_post_id").map(SitePostId::new),
                row.getBoolean("may_repeat"),
                row.getBoolean("removed"));
    }
}
