package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.TextFingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads what was said lately or may still be. */
final class RecentItemRows {

    /** Of a post that was given up, the items that went out before or may have. */
    private static final String SINCE = """
            SELECT m.post_id, i.text, i.content_hash, i.simhash, m.status IN ('queued', 'awaiting_approval') AND m.items_published = 0 AS waiting
            FROM homeostat.content_metadata m
            JOIN homeostat.post_items i USING (post_id)
            WHERE m.account_id = :account
              AND (m.status IN ('draft', 'awaiting_approval', 'queued', 'posting', 'unconfirmed', 'emergency_pool')
                   OR (m.status = 'posted' AND m.posted_at >= :since)
                   OR (m.status IN ('failed', 'rejected', 'archived') AND (m.items_published > 0 OR m.in_doubt)
                       AND i.position <= m.items_published + CASE WHEN m.in_doubt THEN 1 ELSE 0 END
                       AND coalesce(m.posted_at, m.status_changed_at) >= :since))
            ORDER BY m.created_at, m.post_id, i.position
            """;

    private RecentItemRows() {}

    /** Items by the age of their posts, oldest first. */
    static List<RecentItem> since(Handle handle, AccountId account, Instant since) {
        return handle.createQuery(SINCE)
                .bind("account", account.value())
                .bind("since", since)
                .map((row, context) -> map(row))
                .list();
    }

    private static RecentItem map(ResultSet row) throws SQLException {
        String text = row.getString("text");
        return new RecentItem(
                new PostId(Columns.uuid(row, "post_id")), text, fingerprint(row, text), row.getBoolean("waiting"));
    }

    private static TextFingerprint fingerprint(ResultSet row, String text) throws SQLException {
        long simhash = row.getLong("simhash");
        return row.wasNull()
                ? TextFingerprint.of(new PostText(text))
                : new TextFingerprint(row.getString("content_hash"), simhash);
    }
}
