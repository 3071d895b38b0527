package dev.homeostat.adapter.postgres;

import dev.homeostat.application.moderation.port.ModerationDesk.Removal;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes and reads what orders about posts are about, besides the posts themselves. */
final class ModerationRows {

    private static final String MARKED = """
            SELECT post_id, position, site_post_id, removal_tries, homeostat.now() AS machine_now, coalesce((
                SELECT max(t.intended_at) FROM homeostat.publish_attempts t
                WHERE t.post_id = i.post_id AND t.position = i.position), 'epoch') AS tried_at
            FROM homeostat.post_items i
            WHERE account_id = :account AND removal_ordered_at IS NOT NULL AND removed_at IS NULL
            """;

    private ModerationRows() {}

    static Optional<AccountId> owner(Handle handle, PostId post) {
        return handle.createQuery("SELECT account_id FROM homeostat.content_metadata WHERE post_id = :post")
                .bind("post", post.value())
                .mapTo(String.class)
                .map(AccountId::new)
                .findOne();
    }

    static List<PostAwaitingApproval> awaitingApproval(Handle handle, AccountId account) {
        String tail = "WHERE m.account_id = :account AND m.status = 'awaiting_approval' ORDER BY m.due_at, m.post_id";
        return PostRows.posts(PostRows.select(handle, tail).bind("account", account.value()))
                .map(PostAwaitingApproval.class::cast)
                .list();
    }

    /** Of which nothing is out. */
    static List<Post> waiting(Handle handle, AccountId account) {
        String tail = """
                WHERE m.account_id = :account AND m.status IN ('queued', 'awaiting_approval')
                  AND m.items_published = 0
                ORDER BY m.due_at, m.post_id
                """;
        return PostRows.posts(PostRows.select(handle, tail).bind("account", account.value()))
                .list();
    }

    /** The posts that tell a fact that this one tells. */
    static Set<PostId> sharingFacts(Handle handle, PostId post) {
        return handle.createQuery("""
                        SELECT DISTINCT s.post_id FROM homeostat.fact_uses u
                        JOIN homeostat.fact_uses s USING (account_id, fact_id)
                        WHERE u.post_id = :post
                        """)
                .bind("post", post.value())
                .mapTo(UUID.class)
                .map(PostId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    static void markForRemoval(Handle handle, PostId post, Instant accountNow) {
        handle.createUpdate("""
                        UPDATE homeostat.post_items SET removal_ordered_at = :accountNow
                        WHERE post_id = :post AND site_post_id IS NOT NULL AND removal_ordered_at IS NULL
                        """)
                .bind("accountNow", accountNow)
                .bind("post", post.value())
                .execute();
    }

    static List<Removal> removals(Handle handle, AccountId account) {
        return handle.createQuery(MARKED + " ORDER BY removal_ordered_at, post_id, position DESC")
                .bind("account", account.value())
                .map((row, context) -> removal(row))
                .list();
    }

    static Optional<Removal> removal(Handle handle, AccountId account, SitePostId item) {
        return handle.createQuery(MARKED + " AND site_post_id = :item")
                .bind("account", account.value())
                .bind("item", item.value())
                .map((row, context) -> removal(row))
                .findOne();
    }

    private static Removal removal(ResultSet row) throws SQLException {
        return new Removal(
                new PostId(Columns.uuid(row, "post_id")),
                row.getInt("position"),
                new SitePostId(row.getString("site_post_id")),
                row.getInt("removal_tries"),
                Duration.between(Columns.instant(row, "tried_at"), Columns.instant(row, "machine_now")));
    }

    static void removed(Handle handle, Removal removal, String evidence, Instant accountNow) {
        handle.createUpdate("""
                        UPDATE homeostat.post_items SET removed_at = :accountNow, removal_detail = :detail
                        WHERE post_id = :post AND position = :position
                        """)
                .bind("accountNow", accountNow)
                .bind("detail", StoreEvents.storable(evidence))
                .bind("post", removal.post().value())
                .bind("position", removal.position())
                .execute();
    }

    static void removedByHand(Handle handle, PostId post, String by, Instant accountNow) {
        handle.createUpdate("""
                        UPDATE homeostat.post_items SET removed_at = :accountNow, removal_detail = :detail
                        WHERE post_id = :post AND removal_ordered_at IS NOT NULL AND removed_at IS NULL
                        """)
                .bind("accountNow", accountNow)
                .bind("detail", "removed by hand, says " + by)
                .bind("post", post.value())
                .execute();
    }

    static void notRemoved(Handle handle, Removal removal, String reason) {
        handle.createUpdate("""
                        UPDATE homeostat.post_items
                        SET removal_tries = removal_tries + 1, removal_detail = :detail
                        WHERE post_id = :post AND position = :position
                        """)
                .bind("detail", StoreEvents.storable(reason))
                .bind("post", removal.post().value())
                .bind("position", removal.position())
                .execute();
    }
}
