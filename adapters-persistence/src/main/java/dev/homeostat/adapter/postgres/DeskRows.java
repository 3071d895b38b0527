package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the publishing desk reads and keeps besides the posts themselves. */
final class DeskRows {

    /** Items that may be on their way to the site, as {@code p}, of posts {@code o}. */
    private static final String IN_DOUBT = """
            SELECT FROM homeostat.content_metadata o
            JOIN homeostat.post_items p ON p.post_id = o.post_id AND p.position = o.items_published + 1
            WHERE o.account_id = :account
              AND (o.status IN ('posting', 'unconfirmed')
                   OR (o.status = 'posted' AND o.items_published < o.item_count))
            """;

    /** Nothing of a post {@code m} that has expired goes out any more, unless an item is out already. */
    private static final String IN_TIME =
            "(m.expires_at IS NULL OR m.expires_at > :accountNow OR m.items_published > 0)";

    /** Passes over a post whose next item reads like one that may be on its way to the site. */
    private static final String NEXT_DUE = """
            JOIN homeostat.post_items n ON n.post_id = m.post_id AND n.position = m.items_published + 1
            WHERE m.account_id = :account AND m.status = 'queued' AND m.due_at <= :accountNow AND %s
              AND NOT EXISTS (%s AND p.content_hash = n.content_hash)
            ORDER BY (NOT :live AND m.items_published > 0), m.due_at, m.post_id
            LIMIT 1
            """.formatted(IN_TIME, IN_DOUBT);

    private static final String UNSETTLED = """
            WHERE m.account_id = :account AND m.for_person IS NULL
              AND (m.status = 'unconfirmed' OR (m.status = 'posted' AND m.items_published < m.item_count))
            ORDER BY t.intended_at, m.post_id
            """;

    private DeskRows() {}

    /** Where the account is not live, what is out in part, and can only wait, comes last. */
    static Optional<QueuedPost> nextDue(Handle handle, AccountId account, boolean live, Instant accountNow) {
        return PostRows.posts(PostRows.select(handle, NEXT_DUE)
                        .bind("account", account.value())
                        .bind("live", live)
                        .bind("accountNow", accountNow))
                .findOne()
                .map(QueuedPost.class::cast);
    }

    /** A due post that has not expired, whether or not its next item reads like one in doubt. */
    static Optional<PostId> anyDue(Handle handle, AccountId account, Instant accountNow) {
        return handle.createQuery("""
                        SELECT m.post_id FROM homeostat.content_metadata m
                        WHERE m.account_id = :account AND m.status = 'queued' AND m.due_at <= :accountNow AND %s
                        ORDER BY m.post_id LIMIT 1
                        """.formatted(IN_TIME))
                .bind("account", account.value())
                .bind("accountNow", accountNow)
                .mapTo(UUID.class)
                .map(PostId::new)
                .findOne();
    }

    /** Whether the item with this content hash may be on its way to the site for another post than this. */
    static boolean isInDoubt(Handle handle, AccountId account, String contentHash, PostId except) {
        return handle.createQuery(
                        "SELECT EXISTS (%s AND p.content_hash = :hash AND o.post_id <> :except)".formatted(IN_DOUBT))
                .bind("account", account.value())
                .bind("hash", contentHash)
                .bind("except", except.value())
                .mapTo(Boolean.class)
                .one();
    }

    static Post stored(Handle handle, PostId id) {
        return PostRows.find(handle, id)
                .orElseThrow(() -> new NoSuchElementException("post %s was never queued".formatted(id)));
    }

    static List<PublishingPost> publishing(Handle handle, AccountId account) {
        String tail = "WHERE m.account_id = :account AND m.status = 'posting' ORDER BY t.intended_at, m.post_id";
        return PostRows.posts(PostRows.select(handle, tail).bind("account", account.value()))
                .map(PublishingPost.class::cast)
                .list();
    }

    static List<UnsettledPost> unsettled(Handle handle, AccountId account) {
        return PostRows.posts(PostRows.select(handle, UNSETTLED).bind("account", account.value()))
                .map(UnsettledPost.class::cast)
                .list();
    }

    static int forPerson(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT count(*) FROM homeostat.content_metadata
                        WHERE account_id = :account AND for_person IS NOT NULL
                          AND (status = 'unconfirmed' OR (status = 'posted' AND items_published < item_count))
                        """)
                .bind("account", account.value())
                .mapTo(Integer.class)
                .one();
    }

    static Set<SitePostId> taken(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT site_post_id FROM homeostat.post_items
                        WHERE account_id = :account AND site_post_id IS NOT NULL
                        """)
                .bind("account", account.value())
                .mapTo(String.class)
                .map(SitePostId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isTaken(Handle handle, AccountId account, SitePostId id) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT FROM homeostat.post_items
                                       WHERE account_id = :account AND site_post_id = :id)
                        """)
                .bind("account", account.value())
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Keeps the epoch, and that something was claimed now. */
    static void keepClaim(Handle handle, AccountRow account, Epoch epoch) {
        handle.createUpdate("""
                        UPDATE homeostat.accounts SET epoch = :epoch, last_claim_at = :accountNow
                        WHERE account_id = :account
                        """)
                .bind("epoch", epoch.value())
                .bind("accountNow", account.accountNow())
                .bind("account", account.id().value())
                .execute();
    }

    /**
     * What is kept of an attempt.
     *
     * @param granted whether its irreversible step was allowed
     * @param first whether no other item went out under its claim before
     */
    record Begun(EngineId engine, boolean granted, boolean first) {}

    static Begun begun(Handle handle, PublishingPost post) {
        return handle.createQuery("""
                        SELECT engine, granted_at IS NOT NULL AS granted,
                               NOT EXISTS (SELECT FROM homeostat.publish_attempts e
                                           WHERE e.post_id = :post AND e.attempt = :attempt
                                             AND e.position < :position) AS first
                        FROM homeostat.publish_attempts
                        WHERE post_id = :post AND attempt = :attempt AND position = :position
                        """)
                .bind("post", post.id().value())
                .bind("attempt", post.attempt().number())
                .bind("position", post.attempt().position())
                .map((row, context) -> new Begun(
                        new EngineId(row.getString("engine")), row.getBoolean("granted"), row.getBoolean("first")))
                .one();
    }

    static void grant(Handle handle, PublishingPost post, Instant machineNow) {
        handle.createUpdate("""
                        UPDATE homeostat.publish_attempts SET granted_at = :machineNow
                        WHERE post_id = :post AND attempt = :attempt AND position = :position
                          AND granted_at IS NULL
                        """)
                .bind("machineNow", machineNow)
                .bind("post", post.id().value())
                .bind("attempt", post.attempt().number())
                .bind("position", post.attempt().position())
                .execute();
    }
}
