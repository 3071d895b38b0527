package dev.homeostat.adapter.postgres;

import dev.homeostat.application.learning.port.LearningLog.Candidate;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes and reads the log of rewards, and what rewards are made of. */
final class RewardRows {

    private static final String PUBLISHED_SINCE = """
            FROM homeostat.content_metadata m
            %s
            WHERE m.account_id = :account AND m.status = 'posted' AND m.items_published = m.item_count
              AND m.posted_at >= :since
            """;

    private static final String CANDIDATES = """
            SELECT m.post_id, m.posted_at, m.slot, %s,
                   (SELECT array_agg(w.maturity) FROM homeostat.learning_rewards w
                    WHERE w.post_id = m.post_id) AS rewarded
            %s ORDER BY m.posted_at, m.post_id
            """.formatted(ChoiceRows.ARMS, PUBLISHED_SINCE.formatted(""));

    private static final String READINGS = "SELECT r.* %s ORDER BY r.bucket"
            .formatted(PUBLISHED_SINCE.formatted("JOIN homeostat.engagement_readings r USING (post_id)"));

    private static final String INSERT = """
            INSERT INTO homeostat.learning_rewards (
                account_id, position, post_id, maturity, posted_at, value, arms, logged_at)
            VALUES (:account, :position, :post, :maturity, :postedAt, :value, :arms, :accountNow)
            ON CONFLICT (post_id, maturity) DO NOTHING
            """;

    private static final String SELECT = """
            SELECT * FROM homeostat.learning_rewards
            WHERE account_id = :account AND posted_at >= :since AND position <= :upTo ORDER BY position
            """;

    private RewardRows() {}

    static long lastPosition(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT coalesce(max(position), 0) FROM homeostat.learning_rewards WHERE account_id = :account
                        """)
                .bind("account", account.value())
                .mapTo(Long.class)
                .one();
    }

    /** Whether there was none of this post and maturity. */
    static boolean insert(Handle handle, AccountRow account, LoggedReward logged) {
        Reward reward = logged.reward();
        return handle.createUpdate(INSERT)
                        .bind("account", account.id().value())
                        .bind("position", logged.position())
                        .bind("post", reward.post().value())
                        .bind("maturity", reward.maturity().word())
                        .bind("postedAt", reward.postedAt())
                        .bind("value", reward.value())
                        .bindArray(
                                "arms",
                                String.class,
                                reward.arms().stream().map(Arm::toString).toList())
                        .bind("accountNow", account.accountNow())
                        .execute()
                > 0;
    }

    static List<LoggedReward> rewards(Handle handle, AccountId account, Instant postedSince, long upTo) {
        return handle.createQuery(SELECT)
                .bind("account", account.value())
                .bind("since", postedSince)
                .bind("upTo", upTo)
                .map((row, context) -> new LoggedReward(row.getLong("position"), reward(row)))
                .list();
    }

    private static Reward reward(ResultSet row) throws SQLException {
        return new Reward(
                new PostId(Columns.uuid(row, "post_id")),
                ChoiceRows.arms(row),
                Maturity.of(row.getString("maturity")),
                Columns.instant(row, "posted_at"),
                row.getDouble("value"));
    }

    static List<Candidate> candidates(Handle handle, AccountId account, Instant since) {
        Map<UUID, List<Reading>> readings = readings(handle, account, since);
        return handle.createQuery(CANDIDATES)
                .bind("account", account.value())
                .bind("since", since)
                .map((row, context) -> candidate(row, readings))
                .list();
    }

    private static Candidate candidate(ResultSet row, Map<UUID, List<Reading>> readings) throws SQLException {
        UUID post = Columns.uuid(row, "post_id");
        return new Candidate(
                new PostId(post),
                Columns.instant(row, "posted_at"),
                Columns.maybeInstant(row, "slot"),
                ChoiceRows.arms(row),
                readings.getOrDefault(post, List.of()),
                Columns.texts(row, "rewarded").stream().map(Maturity::of).collect(Collectors.toSet()));
    }

    private static Map<UUID, List<Reading>> readings(Handle handle, AccountId account, Instant since) {
        Map<UUID, List<Reading>> byPost = new HashMap<>();
        handle.createQuery(READINGS)
                .bind("account", account.value())
                .bind("since", since)
                .map((row, context) -> byPost.computeIfAbsent(Columns.uuid(row, "post_id"), key -> new ArrayList<>())
                        .add(ReadingRows.reading(row)))
                .list();
        return byPost;
    }
}
