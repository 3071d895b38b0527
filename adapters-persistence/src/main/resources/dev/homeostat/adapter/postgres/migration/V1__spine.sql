-- Everything lives in the schema homeostat. Account time is what operators query; machine time is the database's
-- clock. In production the two are the same.

-- As inserted here in production; tests move the store's clock by an offset, simulations hold it still.
CREATE TABLE homeostat.clock (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    test_offset interval NOT NULL DEFAULT interval '0',
    held_at     timestamptz
);
INSERT INTO homeostat.clock DEFAULT VALUES;

CREATE FUNCTION homeostat.now() RETURNS timestamptz
    LANGUAGE sql VOLATILE
    AS $$ SELECT coalesce(held_at, clock_timestamp() + test_offset) FROM homeostat.clock $$;

CREATE TABLE homeostat.accounts (
    account_id          text PRIMARY KEY,
    mode                text NOT NULL DEFAULT 'dry-run' CHECK (mode IN ('dry-run', 'live')),
    paused_by           text,
    paused_reason       text,
    paused_since        timestamptz,
    epoch               bigint NOT NULL DEFAULT 0 CHECK (epoch >= 0),
    tenure_epoch        bigint NOT NULL DEFAULT 0 CHECK (tenure_epoch BETWEEN 0 AND epoch),
    tenure_engine       text,
    tenure_granted_at   timestamptz,
    tenure_expires_at   timestamptz,
    last_claim_at       timestamptz,
    time_machine_origin timestamptz NOT NULL,
    time_account_origin timestamptz NOT NULL,
    time_rate           integer NOT NULL CHECK (time_rate BETWEEN 1 AND 100000),
    anchor              timestamptz NOT NULL,
    CONSTRAINT pause_is_whole CHECK (num_nonnulls(paused_by, paused_reason, paused_since) IN (0, 3)),
    CONSTRAINT tenure_is_whole CHECK (num_nonnulls(tenure_engine, tenure_granted_at, tenure_expires_at) IN (0, 3))
);
COMMENT ON COLUMN homeostat.accounts.epoch IS 'grows with every tenure and every claim';
COMMENT ON COLUMN homeostat.accounts.last_claim_at IS 'account time';
COMMENT ON COLUMN homeostat.accounts.anchor IS 'account time of the first start';

-- The origins and the product are whole microseconds, so that this is exactly what the engine computes. Interval times
-- number is computed in floating point, which is exact as long as days and the rest go their own ways.
CREATE FUNCTION homeostat.account_time(account text, machine timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$
        SELECT coalesce(
            (SELECT a.time_account_origin
                    + (p.micros / 86400000000) * interval '24 hours'
                    + (p.micros % 86400000000) * interval '1 microsecond'
             FROM homeostat.accounts a
             CROSS JOIN LATERAL (
                SELECT (extract(epoch FROM machine - a.time_machine_origin) * 1000000 * a.time_rate)::bigint
             ) AS p (micros)
             WHERE a.account_id = account),
            machine)
    $$;
COMMENT ON FUNCTION homeostat.account_time IS 'machine time itself for what belongs to no account';

CREATE FUNCTION homeostat.account_now(account text) RETURNS timestamptz
    LANGUAGE sql VOLATILE
    AS $$ SELECT homeostat.account_time(account, homeostat.now()) $$;

CREATE TABLE homeostat.kill_switch (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    engaged       boolean NOT NULL DEFAULT false,
    engaged_by    text,
    reason        text,
    engaged_since timestamptz,
    CONSTRAINT engagement_is_whole CHECK (
        num_nonnulls(engaged_by, reason, engaged_since) = CASE WHEN engaged THEN 3 ELSE 0 END)
);
COMMENT ON COLUMN homeostat.kill_switch.engaged_since IS 'machine time';
INSERT INTO homeostat.kill_switch DEFAULT VALUES;

CREATE TABLE homeostat.decisions (
    decision_id    uuid PRIMARY KEY,
    account_id     text NOT NULL REFERENCES homeostat.accounts,
    decided_by     text NOT NULL,
    reason         text NOT NULL,
    policy_version text,
    model          text,
    prompt_hash    text,
    propensity     double precision CHECK (propensity > 0 AND propensity <= 1),
    approval       text,
    decided_at     timestamptz NOT NULL
);

CREATE TABLE homeostat.content_metadata (
    post_id            uuid PRIMARY KEY,
    account_id         text NOT NULL REFERENCES homeostat.accounts,
    status             text NOT NULL CHECK (status IN (
        'draft', 'awaiting_approval', 'queued', 'posting', 'posted', 'unconfirmed', 'failed', 'rejected', 'archived',
        'emergency_pool')),
    status_changed_at  timestamptz NOT NULL,
    format             text NOT NULL CHECK (format IN ('single', 'thread')),
    item_count         integer NOT NULL CHECK (item_count >= 1),
    items_published    integer NOT NULL DEFAULT 0,
    content_hash       text NOT NULL,
    tweet_id           text,
    decision_id        uuid NOT NULL REFERENCES homeostat.decisions,
    idempotency_key    text NOT NULL,
    created_at         timestamptz NOT NULL,
    due_at             timestamptz NOT NULL,
    posted_at          timestamptz,
    attempts           integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    lease_epoch        bigint NOT NULL DEFAULT 0 CHECK (lease_epoch >= 0),
    posting_since      timestamptz,
    unconfirmed_reason text,
    failure_reason     text,
    rejection_reason   text,
    archive_reason     text,
    absent_reads       integer NOT NULL DEFAULT 0 CHECK (absent_reads >= 0),
    last_absent_read   timestamptz,
    for_person         text,
    UNIQUE (account_id, idempotency_key),
    CONSTRAINT items_in_order CHECK (items_published BETWEEN 0 AND item_count),
    CONSTRAINT first_item_names_the_post CHECK ((items_published > 0) = (tweet_id IS NOT NULL)),
    CONSTRAINT queued_has_work_left CHECK (status <> 'queued' OR items_published < item_count),
    CONSTRAINT posting_is_claimed CHECK ((status = 'posting') = (posting_since IS NOT NULL)),
    CONSTRAINT attempted CHECK (
        status NOT IN ('posting', 'unconfirmed', 'posted') OR (attempts > 0 AND lease_epoch > 0)),
    CONSTRAINT posted_has_time CHECK (status <> 'posted' OR posted_at IS NOT NULL),
    CONSTRAINT only_posted_has_time CHECK (posted_at IS NULL OR status IN ('posted', 'archived')),
    CONSTRAINT unconfirmed_has_reason CHECK (status <> 'unconfirmed' OR unconfirmed_reason IS NOT NULL),
    CONSTRAINT failed_has_reason CHECK (status <> 'failed' OR failure_reason IS NOT NULL),
    CONSTRAINT rejected_has_reason CHECK (status <> 'rejected' OR rejection_reason IS NOT NULL),
    CONSTRAINT archived_has_reason CHECK (status <> 'archived' OR archive_reason IS NOT NULL)
);
COMMENT ON COLUMN homeostat.content_metadata.tweet_id IS 'the site''s own id of the post''s first item, on any site';
COMMENT ON COLUMN homeostat.content_metadata.content_hash IS 'of the first item';
COMMENT ON COLUMN homeostat.content_metadata.lease_epoch IS 'epoch of the latest claim';
COMMENT ON COLUMN homeostat.content_metadata.posting_since IS 'machine time; the other times are account time';
COMMENT ON COLUMN homeostat.content_metadata.last_absent_read IS 'machine time';
CREATE INDEX content_by_due ON homeostat.content_metadata (account_id, due_at, post_id) WHERE status = 'queued';
CREATE INDEX content_unsettled ON homeostat.content_metadata (account_id)
    WHERE status IN ('posting', 'unconfirmed') OR (status = 'posted' AND items_published < item_count);
CREATE INDEX content_by_status ON homeostat.content_metadata (account_id, status);
CREATE INDEX content_by_age ON homeostat.content_metadata (account_id, created_at DESC, post_id);

CREATE TABLE homeostat.post_items (
    post_id      uuid NOT NULL REFERENCES homeostat.content_metadata,
    position     integer NOT NULL CHECK (position >= 1),
    account_id   text NOT NULL REFERENCES homeostat.accounts,
    text         text NOT NULL,
    content_hash text NOT NULL,
    site_post_id text,
    PRIMARY KEY (post_id, position),
    UNIQUE (account_id, site_post_id)
);

CREATE TABLE homeostat.publish_attempts (
    post_id      uuid NOT NULL REFERENCES homeostat.content_metadata,
    attempt      integer NOT NULL CHECK (attempt >= 1),
    position     integer NOT NULL CHECK (position >= 1),
    account_id   text NOT NULL REFERENCES homeostat.accounts,
    lease_epoch  bigint NOT NULL,
    engine       text NOT NULL,
    content_hash text NOT NULL,
    intended_at  timestamptz NOT NULL,
    deadline     timestamptz NOT NULL,
    outcome      text,
    detail       text,
    settled_at   timestamptz,
    PRIMARY KEY (post_id, attempt, position),
    CONSTRAINT deadline_after_intent CHECK (deadline > intended_at),
    CONSTRAINT settled_is_whole CHECK ((outcome IS NULL) = (settled_at IS NULL))
);
COMMENT ON TABLE homeostat.publish_attempts IS 'intents, durable before the irreversible step; all times machine time';

CREATE TABLE homeostat.post_transitions (
    from_status text NOT NULL,
    to_status   text NOT NULL,
    PRIMARY KEY (from_status, to_status)
);
INSERT INTO homeostat.post_transitions (from_status, to_status) VALUES
    ('draft', 'awaiting_approval'),
    ('draft', 'queued'),
    ('draft', 'emergency_pool'),
    ('draft', 'archived'),
    ('awaiting_approval', 'queued'),
    ('awaiting_approval', 'rejected'),
    ('awaiting_approval', 'archived'),
    ('queued', 'posting'),
    ('queued', 'archived'),
    ('posting', 'posted'),
    ('posting', 'unconfirmed'),
    ('posting', 'queued'),
    ('posting', 'failed'),
    ('posting', 'archived'),
    ('unconfirmed', 'posted'),
    ('unconfirmed', 'queued'),
    ('unconfirmed', 'archived'),
    ('posted', 'archived'),
    ('rejected', 'archived'),
    ('failed', 'queued'),
    ('failed', 'archived'),
    ('emergency_pool', 'queued'),
    ('emergency_pool', 'archived');

CREATE FUNCTION homeostat.refuse_illegal_transition() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM homeostat.post_transitions t
            WHERE t.from_status = OLD.status AND t.to_status = NEW.status)
        THEN
            RAISE EXCEPTION 'post % must not go from % to %', OLD.post_id, OLD.status, NEW.status
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END
    $$;
CREATE TRIGGER legal_transitions_only
    BEFORE UPDATE OF status ON homeostat.content_metadata
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
    EXECUTE FUNCTION homeostat.refuse_illegal_transition();

CREATE VIEW homeostat.stuck_posts AS
    SELECT m.*, homeostat.now() - m.posting_since AS posting_for
    FROM homeostat.content_metadata m
    JOIN homeostat.accounts a USING (account_id)
    WHERE m.status = 'posting'
      AND (m.posting_since <= homeostat.now() - interval '30 minutes' OR m.lease_epoch < a.tenure_epoch);
COMMENT ON VIEW homeostat.stuck_posts IS
    'in posting for 30 minutes or longer since entering it, or claimed by an engine that has been replaced';

CREATE SEQUENCE homeostat.system_events_seq;
CREATE TABLE homeostat.system_events (
    event_id   uuid NOT NULL DEFAULT gen_random_uuid(),
    seq        bigint NOT NULL DEFAULT nextval('homeostat.system_events_seq'),
    event_type text NOT NULL,
    severity   text NOT NULL CHECK (severity IN ('critical', 'error', 'warning', 'info', 'debug')),
    event_data jsonb NOT NULL CHECK (jsonb_exists(event_data, 'v')),
    created_at timestamptz NOT NULL,
    account_id text,
    PRIMARY KEY (event_id, created_at)
) PARTITION BY RANGE (created_at);
COMMENT ON COLUMN homeostat.system_events.created_at IS 'account time; machine time where account_id is null';
COMMENT ON COLUMN homeostat.system_events.seq IS 'order of recording';
CREATE TABLE homeostat.system_events_default PARTITION OF homeostat.system_events DEFAULT;
CREATE INDEX events_by_time ON homeostat.system_events (created_at);
CREATE INDEX events_by_type ON homeostat.system_events (event_type text_pattern_ops, created_at);
CREATE INDEX events_by_post ON homeostat.system_events ((event_data ->> 'post_id'))
    WHERE event_data ->> 'post_id' IS NOT NULL;

-- Partitions for the month of the given time and for the next. A month of which rows already lie in the default
-- partition stays there: moving them would block writers.
CREATE FUNCTION homeostat.ensure_event_partitions(at timestamptz) RETURNS void
    LANGUAGE plpgsql
    SET timezone = 'UTC'
    AS $$
    DECLARE
        month timestamptz;
        name  text;
    BEGIN
        FOR month IN SELECT date_trunc('month', at) + n * interval '1 month' FROM generate_series(0, 1) n LOOP
            name := 'system_events_' || to_char(month, 'YYYY_MM');
            IF to_regclass('homeostat.' || name) IS NULL THEN
                PERFORM pg_advisory_xact_lock(hashtext('homeostat.ensure_event_partitions'));
                IF to_regclass('homeostat.' || name) IS NULL AND NOT EXISTS (
                    SELECT FROM homeostat.system_events_default d
                    WHERE d.created_at >= month AND d.created_at < month + interval '1 month')
                THEN
                    EXECUTE format(
                        'CREATE TABLE homeostat.%I PARTITION OF homeostat.system_events FOR VALUES FROM (%L) TO (%L)',
                        name, month, month + interval '1 month');
                END IF;
            END IF;
        END LOOP;
    END
    $$;

CREATE TABLE homeostat.job_heartbeats (
    run_id            uuid PRIMARY KEY,
    account_id        text,
    job_name          text NOT NULL,
    last_run_status   text NOT NULL CHECK (last_run_status IN ('success', 'failure', 'skipped')),
    execution_time_ms bigint NOT NULL CHECK (execution_time_ms >= 0),
    updated_at        timestamptz NOT NULL,
    scheduled_for     timestamptz NOT NULL,
    started_at        timestamptz NOT NULL,
    detail            text NOT NULL,
    seq               bigint GENERATED ALWAYS AS IDENTITY
);
COMMENT ON TABLE homeostat.job_heartbeats IS 'one row a run; times are account time, execution_time_ms is machine time';
CREATE INDEX heartbeats_by_account ON homeostat.job_heartbeats (account_id, seq DESC);
CREATE INDEX heartbeats_by_job ON homeostat.job_heartbeats (account_id, job_name, scheduled_for DESC);
CREATE INDEX heartbeats_by_time ON homeostat.job_heartbeats (updated_at);

CREATE TABLE homeostat.scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    account_id           text,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON homeostat.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON homeostat.scheduled_tasks (last_heartbeat);
