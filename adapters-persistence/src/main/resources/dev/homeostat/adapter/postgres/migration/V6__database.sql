-- The database under supervision: room for months to come, indexes that alone answer what operators ask of events and
-- runs, and a table to try writing.

-- Counting by type needs nothing but a small index, which also finds prefixes whatever the collation. What happened lately
-- is answered without looking at the rows; by type it comes sorted, which spares counting days a sort of all.
CREATE INDEX events_by_type_alone ON homeostat.system_events (event_type text_pattern_ops);
DROP INDEX homeostat.events_by_type;
CREATE INDEX events_by_type ON homeostat.system_events (event_type, created_at) INCLUDE (severity);
DROP INDEX homeostat.events_by_time;
CREATE INDEX events_by_time ON homeostat.system_events (created_at) INCLUDE (event_type, severity);
DROP INDEX IF EXISTS homeostat.heartbeats_by_time;
CREATE INDEX heartbeats_by_time ON homeostat.job_heartbeats (updated_at)
    INCLUDE (job_name, last_run_status, execution_time_ms);
ALTER TABLE homeostat.job_heartbeats
    SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.02);

-- Partitions for the month of the given time and for the next two. A month of which rows already lie in the default
-- partition stays there: moving them would block writers. An index alone answers only for pages that were vacuumed,
-- hence more often than usual.
CREATE OR REPLACE FUNCTION homeostat.ensure_event_partitions(at timestamptz) RETURNS void
    LANGUAGE plpgsql
    SET timezone = 'UTC'
    AS $$
    DECLARE
        month timestamptz;
        name  text;
    BEGIN
        FOR month IN SELECT date_trunc('month', at) + n * interval '1 month' FROM generate_series(0, 2) n LOOP
            name := 'system_events_' || to_char(month, 'YYYY_MM');
            IF to_regclass('homeostat.' || name) IS NULL THEN
                PERFORM pg_advisory_xact_lock(hashtext('homeostat.ensure_event_partitions'));
                IF to_regclass('homeostat.' || name) IS NULL AND NOT EXISTS (
                    SELECT FROM homeostat.system_events_default d
                    WHERE d.created_at >= month AND d.created_at < month + interval '1 month')
                THEN
                    EXECUTE format(
                        'CREATE TABLE homeostat.%I PARTITION OF homeostat.system_events FOR VALUES FROM (%L) TO (%L)'
                        ' WITH (autovacuum_vacuum_insert_scale_factor = 0.02)',
                        name, month, month + interval '1 month');
                END IF;
            END IF;
        END LOOP;
    END
    $$;

DO $$
    DECLARE
        partition regclass;
    BEGIN
        FOR partition IN SELECT inhrelid::regclass FROM pg_inherits
            WHERE inhparent = 'homeostat.system_events'::regclass
        LOOP
            EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_scale_factor = 0.02)', partition);
        END LOOP;
    END
    $$;

CREATE TABLE homeostat.health_probes (
    probe_id   uuid PRIMARY KEY,
    written_at timestamptz NOT NULL
);
COMMENT ON TABLE homeostat.health_probes IS 'written to see whether writing works, and rolled back: always empty';
