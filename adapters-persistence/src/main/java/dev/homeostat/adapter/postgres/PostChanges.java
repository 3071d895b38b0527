package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.Search;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.TextFingerprint;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Writes posts and attempts in whatever state the domain left them. */
final class PostChanges {

    private static final String INSERT = """
            INSERT INTO homeostat.content_metadata (
                post_id, account_id, status, status_changed_at, format, item_count, content_hash, decision_id,
                idempotency_key, created_at, due_at, expires_at, may_repeat)
            VALUES (
                :post, :account, :status, :accountNow, :format, :itemCount, :hash, :decision,
                CAST(:post AS text), :createdAt, :dueAt, :expiresAt, :mayRepeat)
            """;

    private static final String INSERT_ITEM = """
            INSERT INTO homeostat.post_items (post_id, position, account_id, text, content_hash, simhash)
            VALUES (:post, :position, :account, :text, :hash, :simhash)
            """;

    /** An archived post keeps what is known of its end. */
    private static final String UPDATE = """
            UPDATE homeostat.content_metadata SET
                status = :status,
                status_changed_at = CASE WHEN status = :status THEN status_changed_at ELSE :accountNow END,
                items_published = :itemsPublished,
                tweet_id = :sitePostId,
                due_at = :dueAt,
                attempts = :attempts,
                lease_epoch = :epoch,
                strikes = :strikes,
                next_item_since = :nextItemSince,
                posting_since = :postingSince,
                posted_at = CASE WHEN :status = 'archived' THEN posted_at ELSE :postedAt END,
                unconfirmed_reason = CASE WHEN :status = 'archived' THEN unconfirmed_reason ELSE :unconfirmed END,
                failure_reason = CASE WHEN :status = 'archived' THEN failure_reason ELSE :failed END,
                rejection_reason = CASE WHEN :status = 'archived' THEN rejection_reason ELSE :rejected END,
                archive_reason = :archived,
                in_doubt = :inDoubt,
                absent_reads = :absentReads,
                last_absent_read = :lastAbsentRead,
                for_person = :forPerson
            WHERE post_id = :post
            """;

    private static final String BEGIN_ATTEMPT = """
            INSERT INTO homeostat.publish_attempts (
                post_id, attempt, position, account_id, lease_epoch, engine, content_hash, intended_at, deadline)
            VALUES (:post, :attempt, :position, :account, :epoch, :engine, :hash, :intendedAt, :deadline)
            """;

    private static final String END_ATTEMPT = """
            UPDATE homeostat.publish_attempts SET outcome = :outcome, detail = :detail, settled_at = homeostat.now()
            WHERE post_id = :post AND attempt = :attempt AND position = :position
            """;

    private PostChanges() {}

    static void insert(Handle handle, Post post, Instant accountNow) {
        PostDetails details = post.details();
        List<PostText> items = details.content().items();
        handle.createUpdate(INSERT)
                .bind("post", post.id().value())
                .bind("account", details.account().value())
                .bind("status", post.status().word())
                .bind("accountNow", accountNow)
                .bind("format", details.content().format())
                .bind("itemCount", items.size())
                .bind("hash", items.getFirst().hash())
                .bind("decision", details.decision().value())
                .bind("createdAt", details.createdAt())
                .bind("dueAt", details.dueAt())
                .bind("expiresAt", details.terms().expiresAt())
                .bind("mayRepeat", details.terms().mayRepeat())
                .execute();
        for (int position = 1; position <= items.size(); position++) {
            insertItem(handle, details, position);
        }
    }

    private static void insertItem(Handle handle, PostDetails details, int position) {
        TextFingerprint fingerprint = TextFingerprint.of(details.textAt(position));
        handle.createUpdate(INSERT_ITEM)
                .bind("post", details.id().value())
                .bind("position", position)
                .bind("account", details.account().value())
                .bind("text", details.textAt(position).value())
                .bind("hash", fingerprint.hash())
                .bind("simhash", fingerprint.simhash())
                .execute();
    }

    static void update(Handle handle, Post after, Instant accountNow) {
        Update update = handle.createUpdate(UPDATE).bind("accountNow", accountNow);
        bindDetails(update, after);
        bindState(update, after);
        update.execute();
        List<SitePostId> published = after.details().published();
        for (int position = 1; position <= published.size(); position++) {
            handle.createUpdate("""
                            UPDATE homeostat.post_items SET site_post_id = :id
                            WHERE post_id = :post AND position = :position AND site_post_id IS DISTINCT FROM :id
                            """)
                    .bind("id", published.get(position - 1).value())
                    .bind("post", after.id().value())
                    .bind("position", position)
                    .execute();
        }
    }

    private static void bindDetails(SqlStatement<?> update, Post post) {
        PostDetails details = post.details();
        update.bind("post", post.id().value())
                .bind("status", post.status().word())
                .bind("itemsPublished", details.published().size())
                .bind("sitePostId", details.sitePostId().map(SitePostId::value))
                .bind("dueAt", details.dueAt())
                .bind("attempts", details.attempts())
                .bind("epoch", details.lastEpoch().value())
                .bind("strikes", details.tries().strikes())
                .bind("nextItemSince", details.tries().nextItemSince());
    }

    private static void bindState(SqlStatement<?> update, Post post) {
        Search search = post instanceof UnsettledPost unsettled ? unsettled.search() : Search.NOT_BEGUN;
        update.bind(
                        "postingSince",
                        Optional.ofNullable(post instanceof PublishingPost posting ? posting.since() : null))
                .bind("postedAt", postedAt(post))
                .bind("unconfirmed", reason(post instanceof UnconfirmedPost unconfirmed ? unconfirmed.reason() : null))
                .bind("failed", reason(post instanceof FailedPost failed ? failed.reason() : null))
                .bind("rejected", reason(post instanceof RejectedPost rejected ? rejected.reason() : null))
                .bind("archived", reason(post instanceof ArchivedPost archived ? archived.reason() : null))
                .bind("inDoubt", post instanceof ArchivedPost given && given.inDoubt())
                .bind("absentReads", search.absentReads())
                .bind("lastAbsentRead", search.lastAbsentRead())
                .bind("forPerson", search.forPerson());
    }

    private static Optional<String> reason(@Nullable String reason) {
        return Optional.ofNullable(reason).map(StoreEvents::storable);
    }

    private static Optional<Instant> postedAt(Post post) {
        return switch (post) {
            case PublishedPost published -> Optional.of(published.postedAt());
            case PublishedWithoutId published -> Optional.of(published.postedAt());
            default -> Optional.empty();
        };
    }

    static void beginAttempt(Handle handle, PublishingPost post, EngineId engine) {
        Attempt attempt = post.attempt();
        handle.createUpdate(BEGIN_ATTEMPT)
                .bind("post", post.id().value())
                .bind("attempt", attempt.number())
                .bind("position", attempt.position())
                .bind("account", post.details().account().value())
                .bind("epoch", attempt.epoch().value())
                .bind("engine", engine.value())
                .bind("hash", attempt.contentHash())
                .bind("intendedAt", attempt.intendedAt())
                .bind("deadline", attempt.deadline())
                .execute();
    }

    static void endAttempt(Handle handle, Post post, Attempt attempt, String outcome, String detail) {
        handle.createUpdate(END_ATTEMPT)
                .bind("post", post.id().value())
                .bind("attempt", attempt.number())
                .bind("position", attempt.position())
                .bind("outcome", outcome)
                .bind("detail", StoreEvents.storable(detail))
                .execute();
    }
}
