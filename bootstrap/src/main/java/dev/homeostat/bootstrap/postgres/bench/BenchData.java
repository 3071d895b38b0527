package dev.homeostat.bootstrap.postgres.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills a database with 90 days of an operation of some accounts: a quarter of the events are errors. */
final class BenchData {

    static final int DAYS = 90;

    private static final int LINES_OF_PROGRESS = 9;

    /** As an engine would have made them month by month. */
    private static final String MONTHS =
            "SELECT homeostat.ensure_event_partitions(now() - n * interval '1 month') FROM generate_series(0, 4) n";

    /** A slice of time, of which the arguments are its number of events, its age at its beginning and its length in s. */
    private static final String EVENTS = """
            INSERT INTO homeostat.system_events (event_type, severity, event_data, created_at, account_id)
            SELECT kind,
                   CASE WHEN i % 20 < 4 THEN 'error' WHEN i % 20 = 4 THEN 'critical' ELSE 'info' END,
                   CASE
                       WHEN i % 20 < 5 THEN jsonb_build_object(
                           'v', 1, 'component', component, 'error_type', error,
                           'message', format('no answer within %s ms for %s', (i * 7919) % 60000, md5(i::text)),
                           'job_name', (ARRAY['posting', 'reconcile', 'metrics_scraper', 'learn', 'plan'])[1 + i % 5],
                           'decision_id', NULL, 'fingerprint', substr(md5((i % 97)::text), 1, 16),
                           'trace_id', gen_random_uuid())
                       WHEN i % 20 = 5 THEN jsonb_build_object(
                           'v', 1, 'timestamp', at, 'overallHealth', 97, 'errorRate', 0.021, 'recoveryRate', 0.93,
                           'criticalIssues', '[]'::jsonb, 'actions', '[]'::jsonb)
                       ELSE jsonb_build_object(
                           'v', 1, 'post_id', gen_random_uuid(), 'attempt', (i % 4)::text, 'detail', 'as planned')
                   END,
                   at, 'account' || i % 7
            FROM (
                SELECT i, at, component, error,
                       CASE
                           WHEN i % 20 < 5 THEN 'error_' || component || '_' || error
                           WHEN i % 20 = 5 THEN (ARRAY['self_healing', 'system_health', 'performance_optimization',
                               'error_analysis'])[1 + (i / 20) % 4] || '_report'
                           ELSE (ARRAY['post_queued', 'post_claimed', 'post_published', 'post_settled',
                               'attempt_granted', 'reading_accepted', 'model_learned', 'plan_made', 'tenure_taken',
                               'circuit_breaker_opened'])[1 + (i / 3) % 10]
                       END AS kind
                FROM (
                    SELECT i, now() - (? - i * ? / ?) * interval '1 second' AS at,
                           (ARRAY['browser', 'site', 'database', 'store', 'model', 'publishing', 'learning',
                               'events'])[1 + (i / 7) % 8] AS component,
                           (ARRAY['timeout', 'refused', 'unavailable', 'unconfirmed', 'slow'])[1 + (i / 11) % 5]
                               AS error
                    FROM generate_series(1, ?) i) AS happening) AS event
            """;

    private static final String HEARTBEATS = """
            INSERT INTO homeostat.job_heartbeats (
                run_id, account_id, job_name, last_run_status, execution_time_ms, updated_at, scheduled_for,
                started_at, detail)
            SELECT gen_random_uuid(), 'account' || i % 7, 'job' || (i / 7) % 25,
                   CASE WHEN i % 31 = 0 THEN 'failure' WHEN i % 11 = 0 THEN 'skipped' ELSE 'success' END,
                   CASE WHEN i % 997 = 0 THEN 400000 ELSE (i::bigint * 104729) % 9000 END,
                   at, at, at, 'nothing to do'
            FROM (
                SELECT i, now() - (? - i * ? / ?) * interval '1 second' AS at FROM generate_series(1, ?) i) AS run
            """;

    private final BenchOptions options;

    BenchData(BenchOptions options) {
        this.options = options;
    }

    void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(MONTHS);
        }
        slices(connection, EVENTS, "events", options.events());
        slices(connection, HEARTBEATS, "heartbeats", options.heartbeats());
        options.progress().accept("tidying up, as autovacuum does as time goes by");
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) homeostat.system_events");
            DatabaseBench.requireTime(options);
            statement.execute("VACUUM (ANALYZE) homeostat.job_heartbeats");
        }
    }

    /** Day by day, so that it can be given up in between. */
    private void slices(Connection connection, String sql, String what, int total) throws SQLException {
        double day = 86_400;
        long done = 0;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int slice = 1; slice <= DAYS; slice++) {
                DatabaseBench.requireTime(options);
                int rows = (int) ((long) total * slice / DAYS - done);
                insert.setDouble(1, (DAYS - slice + 1) * day);
                insert.setDouble(2, day);
                insert.setDouble(3, Math.max(1, rows));
                insert.setInt(4, rows);
                insert.executeUpdate();
                done += rows;
                if (slice % (DAYS / LINES_OF_PROGRESS) == 0) {
                    options.progress().accept("%d of %d %s".formatted(done, total, what));
                }
            }
        }
    }
}
