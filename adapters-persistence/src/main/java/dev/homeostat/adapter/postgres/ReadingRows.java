package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.engagement.ReadingCadence;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes and reads readings, and when posts are to be read. */
final class ReadingRows {

    private static final String DUE = """
            SELECT m.post_id, m.tweet_id, m.posted_at, m.metrics_due_at, m.reading_failures, r.*
            FROM homeostat.content_metadata m
            LEFT JOIN LATERAL (
                SELECT observed_at, views, likes, replies, reposts FROM homeostat.engagement_readings
                WHERE post_id = m.post_id ORDER BY bucket DESC LIMIT 1) r ON true
            WHERE m.account_id = :account AND m.status = 'posted' AND m.items_published = m.item_count
              AND m.metrics_due_at <= :accountNow
            """;

    private static final String INSERT = """
            INSERT INTO homeostat.engagement_readings (
                post_id, bucket, account_id, observed_at, views, likes, replies, reposts)
            VALUES (:post, :bucket, :account, :observedAt, :views, :likes, :replies, :reposts)
            ON CONFLICT (post_id, bucket) DO NOTHING
            """;

    private static final String COUNT = """
            INSERT INTO homeostat.reading_outcomes (account_id, hour, outcome, count)
            VALUES (:account, :hour, :outcome, 1)
            ON CONFLICT (account_id, hour, outcome) DO UPDATE SET count = reading_outcomes.count + 1
            """;

    private ReadingRows() {}

    /** Gives a post that has come to stand on the site its first due time. */
    static void planFirst(Handle handle, PublishedPost post) {
        plan(handle, post.id(), Optional.of(ReadingCadence.first(post.postedAt())));
    }

    static void plan(Handle handle, PostId post, Optional<Instant> dueAt) {
        handle.createUpdate("UPDATE homeostat.content_metadata SET metrics_due_at = :dueAt WHERE post_id = :post")
                .bind("dueAt", dueAt)
                .bind("post", post.value())
                .execute();
    }

    /** In no order. */
    static List<DueReading> due(Handle handle, AccountId account, Instant accountNow) {
        return handle.createQuery(DUE)
                .bind("account", account.value())
                .bind("accountNow", accountNow)
                .map((row, context) -> new DueReading(
                        new PostId(Columns.uuid(row, "post_id")),
                        new SitePostId(row.getString("tweet_id")),
                        Columns.instant(row, "posted_at"),
                        Columns.instant(row, "metrics_due_at"),
                        maybeReading(row),
                        row.getInt("reading_failures")))
                .list();
    }

    private static Optional<Reading> maybeReading(ResultSet row) throws SQLException {
        return Columns.maybeInstant(row, "observed_at").isPresent() ? Optional.of(reading(row)) : Optional.empty();
    }

    /** When a post was posted, if it stands as it was listed. */
    static Optional<Instant> postedAt(Handle handle, AccountId account, DueReading listed) {
        return handle.createQuery("""
                        SELECT posted_at FROM homeostat.content_metadata
                        WHERE post_id = :post AND account_id = :account AND status = 'posted'
                          AND items_published = item_count AND metrics_due_at = :dueAt
                        """)
                .bind("post", listed.post().value())
                .bind("account", account.value())
                .bind("dueAt", listed.dueAt())
                .map((row, context) -> Columns.instant(row, "posted_at"))
                .findOne();
    }

    /** Keeps the reading unless there is one in its bucket. */
    static boolean insert(Handle handle, AccountId account, PostId post, Reading reading) {
        Update insert = handle.createUpdate(INSERT)
                .bind("post", post.value())
                .bind("bucket", ReadingCadence.bucket(reading.observedAt()))
                .bind("account", account.value())
                .bind("observedAt", reading.observedAt());
        for (Metric metric : Metric.values()) {
            insert.bind(
                    metric.word(),
                    Optional.ofNullable(reading.metrics().counts().get(metric)));
        }
        return insert.execute() > 0;
    }

    static void setFailures(Handle handle, PostId post, int failures) {
        handle.createUpdate("UPDATE homeostat.content_metadata SET reading_failures = :failures WHERE post_id = :post")
                .bind("failures", failures)
                .bind("post", post.value())
                .execute();
    }

    static void count(Handle handle, AccountId account, String outcome, Instant accountNow) {
        handle.createUpdate(COUNT)
                .bind("account", account.value())
                .bind("hour", accountNow.truncatedTo(ChronoUnit.HOURS))
                .bind("outcome", outcome)
                .execute();
    }

    static List<Reading> of(Handle handle, PostId post) {
        return handle.createQuery("SELECT * FROM homeostat.engagement_readings WHERE post_id = :post ORDER BY bucket")
                .bind("post", post.value())
                .map((row, context) -> reading(row))
                .list();
    }

    static Reading reading(ResultSet row) throws SQLException {
        Map<Metric, Long> counts = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            long count = row.getLong(metric.word());
            if (!row.wasNull()) {
                counts.put(metric, count);
            }
        }
        return new Reading(Columns.instant(row, "observed_at"), new Metrics(counts));
    }
}
