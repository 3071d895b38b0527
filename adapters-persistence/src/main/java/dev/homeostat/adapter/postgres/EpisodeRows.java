package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.journal.Redaction;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.audit.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes and reads episodes. */
final class EpisodeRows {

    private static final String SAVE = """
            INSERT INTO homeostat.notice_episodes (
                episode_id, episode, name, account_id, severity, title, body, cause_name, cause_account_id, opened_at,
                latest_at, occurrences, ended_by, ended_at, end_body, told, held_by, closed_at)
            VALUES (:id, :episode, :name, :account, :severity, :title, :body, :causeName, :causeAccount, :openedAt,
                :latestAt, :occurrences, :endedBy, :endedAt, :endBody, :told, :heldBy, :closedAt)
            ON CONFLICT (episode_id) DO UPDATE SET
                severity = excluded.severity, title = excluded.title, body = excluded.body,
                cause_name = excluded.cause_name, cause_account_id = excluded.cause_account_id,
                latest_at = excluded.latest_at, occurrences = excluded.occurrences, ended_by = excluded.ended_by,
                ended_at = excluded.ended_at, end_body = excluded.end_body, told = excluded.told,
                held_by = excluded.held_by, closed_at = excluded.closed_at
            """;

    private EpisodeRows() {}

    static void save(Handle handle, EpisodeState state) {
        handle.createUpdate(SAVE)
                .bind("id", state.id().value())
                .bind("episode", state.episode().key())
                .bind("name", state.episode().name())
                .bind("account", state.episode().account().map(AccountId::value))
                .bind("severity", state.severity().word())
                .bind("title", text(state.title()))
                .bind("body", text(state.body()))
                .bind("causeName", state.causedBy().map(Episode::name))
                .bind("causeAccount", state.causedBy().flatMap(Episode::account).map(AccountId::value))
                .bind("openedAt", state.openedAt())
                .bind("latestAt", state.latestAt())
                .bind("occurrences", state.occurrences())
                .bind("endedBy", state.quiet().map(end -> end.signal().value()))
                .bind("endedAt", state.quiet().map(EpisodeState.Quiet::since))
                .bind("endBody", state.quiet().map(end -> text(end.body())))
                .bind("told", state.told())
                .bind("heldBy", state.heldBy().map(NoticeId::value))
                .bind("closedAt", state.closedAt())
                .execute();
    }

    /** Text of any origin, as it may be kept. */
    static String text(String text) {
        return StoreEvents.storable(Redaction.of(text));
    }

    /** The episode if it is not closed. */
    static Optional<EpisodeState> standing(Handle handle, Episode episode) {
        return handle.createQuery(
                        "SELECT * FROM homeostat.notice_episodes WHERE episode = :episode AND closed_at IS NULL")
                .bind("episode", episode.key())
                .map((row, context) -> state(row))
                .findOne();
    }

    static List<EpisodeState> standing(Handle handle) {
        return handle.createQuery("SELECT * FROM homeostat.notice_episodes WHERE closed_at IS NULL ORDER BY seq")
                .map((row, context) -> state(row))
                .list();
    }

    static Optional<EpisodeState> find(Handle handle, NoticeId id) {
        return handle.createQuery("SELECT * FROM homeostat.notice_episodes WHERE episode_id = :id")
                .bind("id", id.value())
                .map((row, context) -> state(row))
                .findOne();
    }

    /** All that an episode held back, in the order of opening. */
    static List<EpisodeState> heldBy(Handle handle, EpisodeState root) {
        return handle.createQuery("SELECT * FROM homeostat.notice_episodes WHERE held_by = :root ORDER BY seq")
                .bind("root", root.id().value())
                .map((row, context) -> state(row))
                .list();
    }

    private static EpisodeState state(ResultSet row) throws SQLException {
        return new EpisodeState(
                new NoticeId(Columns.uuid(row, "episode_id")),
                episode(row, "name", "account_id").orElseThrow(),
                severity(row),
                row.getString("title"),
                row.getString("body"),
                episode(row, "cause_name", "cause_account_id"),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "latest_at"),
                row.getLong("occurrences"),
                quiet(row),
                row.getBoolean("told"),
                id(row, "held_by"),
                Columns.maybeInstant(row, "closed_at"));
    }

    private static Optional<EpisodeState.Quiet> quiet(ResultSet row) throws SQLException {
        Optional<NoticeId> endedBy = id(row, "ended_by");
        return endedBy.isEmpty()
                ? Optional.empty()
                : Optional.of(new EpisodeState.Quiet(
                        endedBy.get(), Columns.instant(row, "ended_at"), row.getString("end_body")));
    }

    private static Optional<NoticeId> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(NoticeId::new);
    }

    static Optional<Episode> episode(ResultSet row, String name, String account) throws SQLException {
        Optional<AccountId> of = Columns.maybeText(row, account).map(AccountId::new);
        return Columns.maybeText(row, name).map(found -> new Episode(found, of));
    }

    static Severity severity(ResultSet row) throws SQLException {
        return Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT));
    }
}
