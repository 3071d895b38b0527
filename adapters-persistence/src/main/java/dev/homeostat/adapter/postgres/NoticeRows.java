package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Writes and reads notices. */
final class NoticeRows {

    private static final String INSERT = """
            INSERT INTO homeostat.notices (
                notice_id, episode, name, account_id, kind, severity, title, body, made_at, one_is_enough)
            VALUES (:id, :episode, :name, :account, :kind, :severity, :title, :body, :madeAt, :oneIsEnough)
            ON CONFLICT (notice_id) DO NOTHING
            """;

    private NoticeRows() {}

    /** Keeps a notice; false when it is kept already. */
    static boolean insert(Handle handle, Notice notice, boolean oneIsEnough) {
        return handle.createUpdate(INSERT)
                        .bind("id", notice.id().value())
                        .bind("episode", notice.episode().key())
                        .bind("name", notice.episode().name())
                        .bind("account", notice.account().map(AccountId::value))
                        .bind("kind", notice.kind().word())
                        .bind("severity", notice.severity().word())
                        .bind("title", EpisodeRows.text(notice.title()))
                        .bind("body", EpisodeRows.text(notice.body()))
                        .bind("madeAt", notice.at())
                        .bind("oneIsEnough", oneIsEnough)
                        .execute()
                > 0;
    }

    static Notice read(Handle handle, NoticeId id) {
        return handle.createQuery("SELECT * FROM homeostat.notices WHERE notice_id = :id")
                .bind("id", id.value())
                .map((row, context) -> notice(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no notice %s".formatted(id)));
    }

    static List<Notice> latest(Handle handle, int limit) {
        return handle.createQuery("SELECT * FROM homeostat.notices ORDER BY seq DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> notice(row))
                .list();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                new NoticeId(Columns.uuid(row, "notice_id")),
                EpisodeRows.episode(row, "name", "account_id").orElseThrow(),
                Notice.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                EpisodeRows.severity(row),
                row.getString("title"),
                row.getString("body"),
                Columns.instant(row, "made_at"));
    }
}
