package dev.homeostat.adapter.postgres;

import dev.homeostat.application.database.port.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class JdbiRetention implements Retention {

    private static final String PREFIX = "system_events_";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu_MM");

    /** Whoever waits for a lock on all events makes every writer wait behind it. */
    private static final String BRIEFLY = "SET LOCAL lock_timeout = '2s'";

    private static final String MONTHS = """
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'homeostat.system_events'::regclass AND c.relname ~ '^system_events_\\d{4}_\\d{2}$'
            ORDER BY c.relname
            """;

    private final Database database;

    JdbiRetention(Database database) {
        this.database = database;
    }

    @Override
    public void prepareMonths() {
        database.useTransaction(handle -> {
            handle.execute(BRIEFLY);
            Migrations.ensureEventPartitions(handle);
        });
    }

    @Override
    public List<YearMonth> dropMonths(Duration olderThan) {
        YearMonth first = database.inTransaction(handle -> firstKept(handle, olderThan));
        List<YearMonth> dropped = new ArrayList<>();
        for (YearMonth month : database.inTransaction(JdbiRetention::months)) {
            if (month.isBefore(first)) {
                database.useTransaction(handle -> drop(handle, month));
                dropped.add(month);
            }
        }
        return dropped;
    }

    private static YearMonth firstKept(Handle handle, Duration olderThan) {
        return YearMonth.from(cutoff(handle, olderThan).atOffset(ZoneOffset.UTC));
    }

    private static List<YearMonth> months(Handle handle) {
        return handle.createQuery(MONTHS).mapTo(String.class).stream()
                .map(name -> YearMonth.parse(name.substring(PREFIX.length()), MONTH))
                .toList();
    }

    private static void drop(Handle handle, YearMonth month) {
        handle.execute(BRIEFLY);
        handle.execute("DROP TABLE IF EXISTS homeostat." + PREFIX + month.format(MONTH));
    }

    @Override
    public int remove(Kind kind, Duration olderThan, int atMost) {
        return database.inTransaction(handle -> handle.createUpdate(removal(kind))
                .bind("before", before(handle, kind, olderThan))
                .bind("most", atMost)
                .execute());
    }

    private static Instant before(Handle handle, Kind kind, Duration olderThan) {
        return kind == Kind.EVENTS
                ? firstKept(handle, olderThan)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                : cutoff(handle, olderThan);
    }

    private static Instant cutoff(Handle handle, Duration olderThan) {
        return StoreClock.ask(handle).minus(olderThan);
    }

    /** Months have partitions of their own, but for what came too early or too late for that. */
    private static String removal(Kind kind) {
        return switch (kind) {
            case EVENTS -> """
                    DELETE FROM homeostat.system_events_default WHERE (event_id, created_at) IN (
                        SELECT event_id, created_at FROM homeostat.system_events_default
                        WHERE created_at < :before LIMIT :most)
                    """;
            case RUNS -> """
                    DELETE FROM homeostat.job_heartbeats WHERE run_id IN (
                        SELECT run_id FROM homeostat.job_heartbeats WHERE updated_at < :before
                        ORDER BY updated_at LIMIT :most)
                    """;
            case NOTICES -> """
                    DELETE FROM homeostat.notices WHERE notice_id IN (
                        SELECT notice_id FROM homeostat.notices n WHERE made_at < :before AND NOT EXISTS (
                            SELECT FROM homeostat.notice_deliveries d
                            WHERE d.notice_id = n.notice_id AND d.status IN ('pending', 'standby'))
                        ORDER BY made_at LIMIT :most)
                    """;
            case EPISODES -> """
                    DELETE FROM homeostat.notice_episodes WHERE episode_id IN (
                        SELECT episode_id FROM homeostat.notice_episodes WHERE closed_at < :before LIMIT :most)
                    """;
            case RATE_SLOTS -> """
                    DELETE FROM homeostat.rate_slots WHERE (post_id, attempt) IN (
                        SELECT post_id, attempt FROM homeostat.rate_slots WHERE taken_at < :before LIMIT :most)
                    """;
            case READING_OUTCOMES -> """
                    DELETE FROM homeostat.reading_outcomes WHERE (account_id, hour, outcome) IN (
                        SELECT account_id, hour, outcome FROM homeostat.reading_outcomes WHERE hour < :before
                        LIMIT :most)
                    """;
        };
    }
}
