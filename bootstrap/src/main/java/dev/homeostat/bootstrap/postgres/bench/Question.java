package dev.homeostat.bootstrap.postgres.bench;

import java.time.Duration;

/** Queries as operators write them, and how long they may take at the 95th percentile. */
enum Question {
    LAST_DAY(Kind.WINDOWED, "errors of 24 h by component and type", """
            SELECT event_data->>'component' AS component, event_data->>'error_type' AS error_type, count(*)
            FROM system_events
            WHERE event_type LIKE 'error_%' AND severity IN ('error', 'critical')
              AND created_at > now() - interval '24 hours'
            GROUP BY component, error_type ORDER BY count(*) DESC
            """),
    LAST_WEEK_ERRORS(Kind.WINDOWED, "errors of 7 days by type, with days seen", """
            SELECT event_type, count(*), count(DISTINCT date(created_at)) AS days_seen
            FROM system_events
            WHERE event_type LIKE 'error_%' AND severity IN ('error', 'critical')
              AND created_at > now() - interval '7 days'
            GROUP BY event_type ORDER BY count(*) DESC
            """),
    LAST_WEEK(Kind.WINDOWED, "events of 7 days by type, with days seen", """
            SELECT event_type, sum(events) AS events, count(*) AS days_seen
            FROM (SELECT event_type, date(created_at) AS day, count(*) AS events
                  FROM system_events WHERE created_at > now() - interval '7 days'
                  GROUP BY event_type, day) AS by_day
            GROUP BY event_type ORDER BY events DESC
            """),
    REPORTS(Kind.WINDOWED, "last 10 reports of a type", """
            SELECT event_data, created_at FROM system_events
            WHERE event_type = 'self_healing_report' ORDER BY created_at DESC LIMIT 10
            """),
    ALL_BY_TYPE(Kind.UNWINDOWED, "all events by type", """
            SELECT event_type, count(*) FROM system_events GROUP BY event_type ORDER BY count(*) DESC
            """),
    ALL_ERRORS(Kind.UNWINDOWED, "all errors by type", """
            SELECT event_type, count(*) FROM system_events WHERE event_type LIKE 'error_%'
            GROUP BY event_type ORDER BY count(*) DESC
            """),
    FAILURE_RATE(Kind.HEARTBEATS, "failure rate by job, 7 days", """
            SELECT job_name, count(*) AS runs,
                   round(100.0 * count(*) FILTER (WHERE last_run_status = 'failure') / count(*), 1) AS failed_percent
            FROM job_heartbeats WHERE updated_at > now() - interval '7 days'
            GROUP BY job_name ORDER BY failed_percent DESC
            """),
    SLOW(Kind.HEARTBEATS, "runs over 5 min, 7 days", """
            SELECT job_name, count(*), max(execution_time_ms) FROM job_heartbeats
            WHERE execution_time_ms > 300000 AND updated_at > now() - interval '7 days' GROUP BY job_name
            """),
    SLOW_FOR_ITS_JOB(Kind.HEARTBEATS, "runs over twice their job's p95, 7 days", """
            WITH usual AS (
                SELECT job_name, percentile_cont(0.95) WITHIN GROUP (ORDER BY execution_time_ms) AS p95
                FROM job_heartbeats WHERE updated_at > now() - interval '7 days' GROUP BY job_name)
            SELECT h.job_name, count(*), max(h.execution_time_ms) FROM job_heartbeats h JOIN usual u USING (job_name)
            WHERE h.updated_at > now() - interval '7 days' AND h.execution_time_ms > 2 * u.p95 GROUP BY h.job_name
            """);

    /** What sets the bar. */
    enum Kind {
        WINDOWED("windowed", Duration.ofMillis(500)),
        UNWINDOWED("unwindowed", Duration.ofSeconds(2)),
        HEARTBEATS("heartbeats", Duration.ofMillis(100));

        final String word;
        final Duration bar;

        Kind(String word, Duration bar) {
            this.word = word;
            this.bar = bar;
        }
    }

    final Kind kind;
    final String words;
    final String sql;

    Question(Kind kind, String words, String sql) {
        this.kind = kind;
        this.words = words;
        this.sql = sql;
    }
}
