package dev.homeostat.adapter.postgres;

import dev.homeostat.application.content.port.ContentPlan.LatestPlanned;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.PendingPost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes and reads the plan: what slots hold, and which facts are told when. */
final class PlanRows {

    private static final String TAKE_SLOT = """
            UPDATE homeostat.content_metadata
            SET slot = :slot, generator = :generator, topic = :topic, hook = :hook, tone = :tone
            WHERE post_id = :post
            """;

    private static final String INSERT_USE = """
            INSERT INTO homeostat.fact_uses (post_id, position, account_id, fact_id, generator, format, used_at)
            VALUES (:post, :position, :account, :fact, :generator, :format, :at)
            """;

    /** What was archived before anything of it was or may be out has told nothing; a rehearsal counts as told. */
    private static final String USES = """
            SELECT u.* FROM homeostat.fact_uses u JOIN homeostat.content_metadata m USING (post_id)
            WHERE u.account_id = :account AND u.used_at >= :since
              AND NOT (m.status = 'archived' AND m.items_published = 0 AND NOT m.in_doubt
                       AND m.archive_reason NOT IN (:rehearsed, :shadowed))
            ORDER BY u.used_at, u.post_id, u.position
            """;

    private static final String LATEST = """
            SELECT m.hook, m.tone, %s FROM homeostat.content_metadata m
            WHERE m.account_id = :account AND m.slot IS NOT NULL
            ORDER BY m.slot DESC LIMIT :limit
            """.formatted(ChoiceRows.ARMS);

    private static final String EXPIRED = """
            WHERE m.account_id = :account AND m.status IN ('queued', 'awaiting_approval') AND m.items_published = 0
              AND m.expires_at <= :accountNow
            ORDER BY m.due_at, m.post_id
            """;

    private PlanRows() {}

    /** Gives a post that is kept its slot and its facts. */
    static void insert(Handle handle, PlannedPost planned) {
        handle.createUpdate(TAKE_SLOT)
                .bind("slot", planned.slot().start())
                .bind("generator", planned.form().generator())
                .bind("topic", planned.choice().arm(Dimension.TOPIC).map(Arm::name))
                .bind("hook", planned.wording().hook())
                .bind("tone", planned.wording().tone())
                .bind("post", planned.post().id().value())
                .execute();
        int position = 1;
        for (FactUse use : planned.uses()) {
            insert(handle, planned, position++, use);
        }
    }

    private static void insert(Handle handle, PlannedPost planned, int position, FactUse use) {
        handle.createUpdate(INSERT_USE)
                .bind("post", planned.post().id().value())
                .bind("position", position)
                .bind("account", planned.post().details().account().value())
                .bind("fact", use.fact().value())
                .bind("generator", use.form().generator())
                .bind("format", use.form().format())
                .bind("at", use.at())
                .execute();
    }

    static boolean isTaken(Handle handle, AccountId account, Slot slot) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT FROM homeostat.content_metadata
                                       WHERE account_id = :account AND slot = :slot)
                        """)
                .bind("account", account.value())
                .bind("slot", slot.start())
                .mapTo(Boolean.class)
                .one();
    }

    /** The slots from then on that hold a post. */
    static Set<Slot> takenSince(Handle handle, AccountId account, Instant start) {
        return handle.createQuery("""
                        SELECT slot FROM homeostat.content_metadata WHERE account_id = :account AND slot >= :start
                        """)
                .bind("account", account.value())
                .bind("start", start)
                .map((row, context) -> new Slot(Columns.instant(row, "slot")))
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<FactUse> uses(Handle handle, AccountId account, Instant since) {
        return handle.createQuery(USES)
                .bind("account", account.value())
                .bind("since", since)
                .bind("rehearsed", ArchivedPost.REHEARSED)
                .bind("shadowed", ArchivedPost.SHADOWED)
                .map((row, context) -> use(row))
                .list();
    }

    private static FactUse use(ResultSet row) throws SQLException {
        return new FactUse(
                new FactId(row.getString("fact_id")),
                new Form(row.getString("generator"), row.getString("format")),
                Columns.instant(row, "used_at"));
    }

    static List<LatestPlanned> latest(Handle handle, AccountId account, int limit) {
        return handle.createQuery(LATEST)
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> new LatestPlanned(
                        ChoiceRows.arms(row), new Wording(row.getString("hook"), row.getString("tone"))))
                .list();
    }

    static List<PendingPost> expired(Handle handle, AccountRow account) {
        return PostRows.posts(PostRows.select(handle, EXPIRED)
                        .bind("account", account.id().value())
                        .bind("accountNow", account.accountNow()))
                .map(PendingPost.class::cast)
                .list();
    }
}
