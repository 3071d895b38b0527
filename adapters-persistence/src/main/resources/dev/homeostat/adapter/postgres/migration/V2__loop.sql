-- The loop: plan, publish, read back, learn. All times are account time.

ALTER TABLE homeostat.decisions
    ADD COLUMN context_hash text CHECK (context_hash ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT choice_names_its_model CHECK (context_hash IS NULL OR policy_version ~ '^[0-9a-f]{64}$');
COMMENT ON COLUMN homeostat.decisions.context_hash IS
    'of the candidates and the model of a choice; policy_version is then the version of the model';

CREATE TABLE homeostat.choice_picks (
    decision_id uuid NOT NULL REFERENCES homeostat.decisions,
    dimension   text NOT NULL CHECK (dimension IN ('hour', 'generator', 'format', 'topic')),
    account_id  text NOT NULL REFERENCES homeostat.accounts,
    arm         text NOT NULL,
    propensity  double precision NOT NULL CHECK (propensity > 0 AND propensity <= 1),
    candidates  integer NOT NULL CHECK (candidates >= 1),
    PRIMARY KEY (decision_id, dimension)
);
COMMENT ON TABLE homeostat.choice_picks IS 'what was drawn for a planned post';
COMMENT ON COLUMN homeostat.choice_picks.propensity IS
    'probability with which the arm was drawn from the candidates, given the picks before it';

-- Posts of before were queued when repeating was not refused, and are due for reading like any other.
ALTER TABLE homeostat.content_metadata
    ADD COLUMN expires_at       timestamptz,
    ADD COLUMN may_repeat       boolean NOT NULL DEFAULT true,
    ADD COLUMN slot             timestamptz,
    ADD COLUMN generator        text,
    ADD COLUMN topic            text,
    ADD COLUMN hook             text,
    ADD COLUMN tone             text,
    ADD COLUMN metrics_due_at   timestamptz,
    ADD COLUMN reading_failures integer NOT NULL DEFAULT 0 CHECK (reading_failures >= 0),
    ADD CONSTRAINT plan_is_whole CHECK (num_nonnulls(slot, generator, hook, tone) IN (0, 4)),
    ADD CONSTRAINT only_planned_has_topic CHECK (topic IS NULL OR slot IS NOT NULL);
ALTER TABLE homeostat.content_metadata ALTER COLUMN may_repeat DROP DEFAULT;
COMMENT ON COLUMN homeostat.content_metadata.expires_at IS 'from then on the first item is not published any more';
COMMENT ON COLUMN homeostat.content_metadata.may_repeat IS 'whether it may say what was said in the last 30 days';
COMMENT ON COLUMN homeostat.content_metadata.slot IS 'the hour of the plan that it takes, null for the operator''s own';
COMMENT ON COLUMN homeostat.content_metadata.metrics_due_at IS 'when its metrics are read next, null when never';
COMMENT ON COLUMN homeostat.content_metadata.reading_failures IS 'readings that failed since the last accepted one';
UPDATE homeostat.content_metadata SET metrics_due_at = posted_at + interval '20 minutes'
WHERE status = 'posted' AND items_published = item_count;
CREATE UNIQUE INDEX content_by_slot ON homeostat.content_metadata (account_id, slot) WHERE slot IS NOT NULL;
CREATE INDEX content_to_read ON homeostat.content_metadata (account_id, metrics_due_at)
    WHERE metrics_due_at IS NOT NULL;
CREATE INDEX content_by_posting ON homeostat.content_metadata (account_id, posted_at) WHERE posted_at IS NOT NULL;
CREATE INDEX content_given_up ON homeostat.content_metadata (account_id, status_changed_at)
    WHERE status IN ('failed', 'rejected', 'archived') AND items_published > 0;
CREATE INDEX content_expiring ON homeostat.content_metadata (account_id, expires_at)
    WHERE status = 'queued' AND expires_at IS NOT NULL;

ALTER TABLE homeostat.post_items ADD COLUMN simhash bigint;
COMMENT ON COLUMN homeostat.post_items.simhash IS
    '64 bits, of which similar texts differ in few; null for items of before the guard against repeating';

CREATE TABLE homeostat.fact_uses (
    post_id    uuid NOT NULL REFERENCES homeostat.content_metadata,
    position   integer NOT NULL CHECK (position >= 1),
    account_id text NOT NULL REFERENCES homeostat.accounts,
    fact_id    text NOT NULL,
    generator  text NOT NULL,
    format     text NOT NULL CHECK (format IN ('single', 'thread')),
    used_at    timestamptz NOT NULL,
    PRIMARY KEY (post_id, position)
);
COMMENT ON TABLE homeostat.fact_uses IS 'which facts planned posts tell, in what form';
COMMENT ON COLUMN homeostat.fact_uses.used_at IS 'when the post was planned to go out';
CREATE INDEX fact_uses_by_time ON homeostat.fact_uses (account_id, used_at);

CREATE TABLE homeostat.engagement_readings (
    post_id     uuid NOT NULL REFERENCES homeostat.content_metadata,
    bucket      timestamptz NOT NULL,
    account_id  text NOT NULL REFERENCES homeostat.accounts,
    observed_at timestamptz NOT NULL,
    views       bigint CHECK (views >= 0),
    likes       bigint CHECK (likes >= 0),
    replies     bigint CHECK (replies >= 0),
    reposts     bigint CHECK (reposts >= 0),
    PRIMARY KEY (post_id, bucket),
    CONSTRAINT observed_in_its_bucket CHECK (observed_at >= bucket),
    CONSTRAINT shows_a_number CHECK (num_nonnulls(views, likes, replies, reposts) > 0)
);
COMMENT ON TABLE homeostat.engagement_readings IS 'what the site showed of a post, as far as it shows it; accepted only';
COMMENT ON COLUMN homeostat.engagement_readings.bucket IS 'beginning of the ten minutes of which there is one reading';
CREATE INDEX readings_by_time ON homeostat.engagement_readings (account_id, observed_at);

CREATE TABLE homeostat.reading_outcomes (
    account_id text NOT NULL REFERENCES homeostat.accounts,
    hour       timestamptz NOT NULL,
    outcome    text NOT NULL,
    count      bigint NOT NULL CHECK (count >= 1),
    PRIMARY KEY (account_id, hour, outcome)
);
COMMENT ON TABLE homeostat.reading_outcomes IS 'how reading went by the hour: read, or the cause of the failure';

CREATE TABLE homeostat.learning_rewards (
    account_id text NOT NULL REFERENCES homeostat.accounts,
    position   bigint NOT NULL CHECK (position >= 1),
    post_id    uuid NOT NULL REFERENCES homeostat.content_metadata,
    maturity   text NOT NULL CHECK (maturity IN ('1h', '6h', '24h', '7d')),
    posted_at  timestamptz NOT NULL,
    value      double precision NOT NULL,
    arms       text[] NOT NULL,
    logged_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, position),
    UNIQUE (post_id, maturity)
);
COMMENT ON TABLE homeostat.learning_rewards IS 'what posts were worth at equal ages; never changed';
COMMENT ON COLUMN homeostat.learning_rewards.position IS 'order of the log, from 1 without gaps';
COMMENT ON COLUMN homeostat.learning_rewards.value IS 'natural logarithm of the engagement score plus one';
COMMENT ON COLUMN homeostat.learning_rewards.arms IS 'what was chosen for the post, each as its dimension and its name';
CREATE INDEX rewards_by_posting ON homeostat.learning_rewards (account_id, posted_at);

CREATE TABLE homeostat.learning_models (
    account_id    text NOT NULL REFERENCES homeostat.accounts,
    seq           bigint NOT NULL CHECK (seq >= 1),
    version       text NOT NULL CHECK (version ~ '^[0-9a-f]{64}$'),
    as_of         timestamptz NOT NULL,
    last_position bigint NOT NULL CHECK (last_position >= 0),
    posts         integer NOT NULL CHECK (posts >= 0),
    baseline      double precision NOT NULL,
    noise         double precision NOT NULL,
    settings      jsonb NOT NULL,
    estimates     jsonb NOT NULL,
    kept_at       timestamptz NOT NULL,
    PRIMARY KEY (account_id, seq),
    UNIQUE (account_id, version)
);
COMMENT ON TABLE homeostat.learning_models IS 'what was learned, named by its content; never changed';
COMMENT ON COLUMN homeostat.learning_models.seq IS 'order in which they were kept, from 1';
COMMENT ON COLUMN homeostat.learning_models.estimates IS
    'a belief of each arm; numbers are texts, because JSON numbers may lose bits';
CREATE INDEX models_by_version ON homeostat.learning_models (version);
