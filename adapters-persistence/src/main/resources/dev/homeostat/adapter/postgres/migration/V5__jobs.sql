-- Runs are known from their beginning on, and what they took in more detail.

ALTER TABLE homeostat.job_heartbeats
    DROP CONSTRAINT job_heartbeats_last_run_status_check,
    ADD CONSTRAINT status_is_known CHECK (last_run_status IN ('running', 'success', 'failure', 'skipped', 'dead')),
    ADD COLUMN exit_class       text,
    ADD COLUMN resource_wait_ms bigint NOT NULL DEFAULT 0 CHECK (resource_wait_ms >= 0),
    ADD COLUMN phases           jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN retries          integer NOT NULL DEFAULT 0 CHECK (retries >= 0),
    ADD COLUMN trace_id         uuid GENERATED ALWAYS AS (run_id) STORED;
COMMENT ON COLUMN homeostat.job_heartbeats.last_run_status IS
    'running until it is over; dead when its process ended in the middle';
COMMENT ON COLUMN homeostat.job_heartbeats.exit_class IS
    'done, why it was skipped, or what kind of failure it was; null while it runs and for runs of earlier versions';
COMMENT ON COLUMN homeostat.job_heartbeats.resource_wait_ms IS 'machine time from when it could have begun to its place';
COMMENT ON COLUMN homeostat.job_heartbeats.phases IS 'milliseconds that each named part of it took';
COMMENT ON COLUMN homeostat.job_heartbeats.trace_id IS 'joins the logs and events of the run';
CREATE INDEX heartbeats_running ON homeostat.job_heartbeats (account_id, seq) WHERE last_run_status = 'running';
