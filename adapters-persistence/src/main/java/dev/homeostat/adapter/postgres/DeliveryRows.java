package dev.homeostat.adapter.postgres;

import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.domain.alert.DeliveryPolicy;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.QueuedDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes and reads how notices stand on their channels. */
final class DeliveryRows {

    private static final String QUEUE = """
            SELECT d.*, n.made_at,
                   CASE WHEN n.one_is_enough
                        THEN (SELECT max(o.taken_until) FROM homeostat.notice_deliveries o
                              WHERE o.notice_id = d.notice_id)
                        ELSE d.taken_until END AS busy_until
            FROM homeostat.notice_deliveries d JOIN homeostat.notices n USING (notice_id)
            WHERE d.channel = :channel AND d.status = 'pending' ORDER BY n.seq
            """;

    private static final String INSERT = """
            INSERT INTO homeostat.notice_deliveries (notice_id, channel, place, status, next_try_at, changed_at)
            SELECT notice_id, :channel, :place, :status, made_at, made_at
            FROM homeostat.notices WHERE notice_id = :notice
            ON CONFLICT (notice_id, channel) DO NOTHING
            """;

    private static final String NOT_NEEDED = """
            UPDATE homeostat.notice_deliveries d
            SET status = 'not_needed', detail = '', taken_until = NULL, changed_at = :now
            FROM homeostat.notices n
            WHERE d.notice_id = :notice AND n.notice_id = d.notice_id AND n.one_is_enough
              AND d.status IN ('pending', 'standby')
            """;

    private static final String CALL_IN_THE_NEXT = """
            UPDATE homeostat.notice_deliveries SET status = 'pending', next_try_at = :now, changed_at = :now
            WHERE notice_id = :notice AND status = 'standby'
              AND place = (SELECT min(place) FROM homeostat.notice_deliveries
                           WHERE notice_id = :notice AND status = 'standby')
            """;

    private DeliveryRows() {}

    static void insert(Handle handle, NoticeId notice, List<String> channels, NoticeTerms terms) {
        for (int place = 0; place < channels.size(); place++) {
            insert(handle, notice, channels.get(place), place, terms.first(place));
        }
    }

    private static void insert(Handle handle, NoticeId notice, String channel, int place, DeliveryStatus status) {
        handle.createUpdate(INSERT)
                .bind("notice", notice.value())
                .bind("channel", channel)
                .bind("place", place)
                .bind("status", status.word())
                .execute();
    }

    static List<QueuedDelivery> queue(Handle handle, String channel) {
        return handle.createQuery(QUEUE)
                .bind("channel", channel)
                .map((row, context) -> new QueuedDelivery(
                        new NoticeId(Columns.uuid(row, "notice_id")),
                        Columns.instant(row, "made_at"),
                        row.getInt("attempts"),
                        Columns.instant(row, "next_try_at"),
                        row.getBoolean("aside"),
                        Columns.maybeInstant(row, "busy_until")))
                .list();
    }

    static int deliveredLately(Handle handle, String channel, Instant now) {
        return handle.createQuery("""
                        SELECT count(*) FROM homeostat.notice_deliveries
                        WHERE channel = :channel AND status = 'delivered' AND changed_at > :since
                        """)
                .bind("channel", channel)
                .bind("since", now.minus(DeliveryPolicy.CAP_WINDOW))
                .mapTo(Integer.class)
                .one();
    }

    static Dispatch take(Handle handle, NoticeId notice, String channel, Instant now) {
        int attempts = handle.createQuery("""
                        UPDATE homeostat.notice_deliveries SET taken_until = :until
                        WHERE notice_id = :notice AND channel = :channel RETURNING attempts
                        """)
                .bind("notice", notice.value())
                .bind("channel", channel)
                .bind("until", now.plus(DeliveryPolicy.TAKEN_FOR))
                .mapTo(Integer.class)
                .one();
        return new Dispatch(NoticeRows.read(handle, notice), channel, attempts);
    }

    static void settle(
            Handle handle, NoticeId notice, String channel, DeliveryStatus status, String detail, Instant at) {
        handle.createUpdate("""
                        UPDATE homeostat.notice_deliveries
                        SET status = :status, detail = :detail, taken_until = NULL, changed_at = :at
                        WHERE notice_id = :notice AND channel = :channel AND status IN ('pending', 'standby')
                        """)
                .bind("notice", notice.value())
                .bind("channel", channel)
                .bind("status", status.word())
                .bind("detail", EpisodeRows.text(detail))
                .bind("at", at)
                .execute();
        if (status == DeliveryStatus.DELIVERED || status == DeliveryStatus.MERGED) {
            at(handle, NOT_NEEDED, notice, at);
        }
    }

    /** Counts an attempt in vain. */
    static void failed(Handle handle, Dispatch dispatch, DeliveryPolicy.Outcome outcome, Instant now) {
        NoticeId notice = dispatch.notice().id();
        handle.createUpdate("""
                        UPDATE homeostat.notice_deliveries
                        SET status = :status, detail = :detail, taken_until = NULL, changed_at = :now,
                            attempts = attempts + 1, next_try_at = coalesce(:nextTryAt, next_try_at)
                        WHERE notice_id = :notice AND channel = :channel
                        """)
                .bind("notice", notice.value())
                .bind("channel", dispatch.channel())
                .bind("status", outcome.status().word())
                .bind("detail", EpisodeRows.text(outcome.detail()))
                .bind("nextTryAt", outcome.nextTryAt())
                .bind("now", now)
                .execute();
        at(handle, CALL_IN_THE_NEXT, notice, now);
    }

    private static void at(Handle handle, String update, NoticeId notice, Instant now) {
        handle.createUpdate(update)
                .bind("notice", notice.value())
                .bind("now", now)
                .execute();
    }

    static void setAside(Handle handle, NoticeId notice, String channel) {
        handle.createUpdate("""
                        UPDATE homeostat.notice_deliveries SET aside = true
                        WHERE notice_id = :notice AND channel = :channel
                        """)
                .bind("notice", notice.value())
                .bind("channel", channel)
                .execute();
    }

    /** Those that are not aside are worth trying at once. */
    static void tryNow(Handle handle, String channel, Instant now) {
        handle.createUpdate("""
                        UPDATE homeostat.notice_deliveries SET next_try_at = :now
                        WHERE channel = :channel AND status = 'pending' AND NOT aside AND next_try_at > :now
                        """).bind("channel", channel).bind("now", now).execute();
    }

    static void take(Handle handle, DeliveryReport report, Instant now) {
        NoticeId notice = report.notice().id();
        NoticeRows.insert(handle, report.notice(), false);
        insert(handle, notice, report.channel(), 0, DeliveryStatus.PENDING);
        settle(handle, notice, report.channel(), report.status(), report.detail(), now.minus(Micros.of(report.age())));
    }

    static DeliveryStatus status(ResultSet row) throws SQLException {
        return DeliveryStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    static List<Progress> progress(Handle handle, NoticeId notice) {
        return handle.createQuery(
                        "SELECT * FROM homeostat.notice_deliveries WHERE notice_id = :notice ORDER BY place, channel")
                .bind("notice", notice.value())
                .map((row, context) -> progress(row))
                .list();
    }

    private static Progress progress(ResultSet row) throws SQLException {
        DeliveryStatus status = status(row);
        return new Progress(
                row.getString("channel"),
                status,
                row.getInt("attempts"),
                row.getString("detail"),
                status == DeliveryStatus.PENDING ? Optional.of(Columns.instant(row, "next_try_at")) : Optional.empty());
    }
}
