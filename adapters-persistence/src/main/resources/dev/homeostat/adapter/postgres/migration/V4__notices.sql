-- What a person is told. All times are machine time. Accounts are named without a reference: a notice may come before
-- its account is opened, and must not be lost for that.

CREATE TABLE homeostat.notice_episodes (
    episode_id       uuid PRIMARY KEY,
    seq              bigint GENERATED ALWAYS AS IDENTITY,
    episode          text NOT NULL,
    name             text NOT NULL,
    account_id       text,
    severity         text NOT NULL CHECK (severity IN ('critical', 'error', 'warning', 'info', 'debug')),
    title            text NOT NULL,
    body             text NOT NULL,
    cause_name       text,
    cause_account_id text,
    opened_at        timestamptz NOT NULL,
    latest_at        timestamptz NOT NULL,
    occurrences      bigint NOT NULL CHECK (occurrences >= 1),
    ended_by         uuid,
    ended_at         timestamptz,
    end_body         text,
    told             boolean NOT NULL,
    held_by          uuid,
    closed_at        timestamptz,
    CONSTRAINT end_is_whole CHECK (num_nonnulls(ended_by, ended_at, end_body) IN (0, 3)),
    CONSTRAINT closed_has_ended CHECK (closed_at IS NULL OR ended_at IS NOT NULL),
    CONSTRAINT told_or_held CHECK (told <> (held_by IS NOT NULL)),
    CONSTRAINT cause_has_a_name CHECK (cause_name IS NOT NULL OR cause_account_id IS NULL)
);
COMMENT ON TABLE homeostat.notice_episodes IS 'what a person is told of once, from its opening to its end';
COMMENT ON COLUMN homeostat.notice_episodes.episode IS 'its name, with the account behind it';
COMMENT ON COLUMN homeostat.notice_episodes.ended_at IS 'since when it is not the case; null again if it comes back';
COMMENT ON COLUMN homeostat.notice_episodes.held_by IS 'the episode that explains it, so that nobody was told';
COMMENT ON COLUMN homeostat.notice_episodes.closed_at IS 'when its end had lasted for long enough to be told';
CREATE UNIQUE INDEX one_episode_at_a_time ON homeostat.notice_episodes (episode) WHERE closed_at IS NULL;
CREATE INDEX episodes_by_root ON homeostat.notice_episodes (held_by) WHERE held_by IS NOT NULL;
CREATE INDEX episodes_by_time ON homeostat.notice_episodes (opened_at);

CREATE TABLE homeostat.notices (
    notice_id     uuid PRIMARY KEY,
    seq           bigint GENERATED ALWAYS AS IDENTITY,
    episode       text NOT NULL,
    name          text NOT NULL,
    account_id    text,
    kind          text NOT NULL CHECK (kind IN ('opened', 'reminder', 'over', 'digest')),
    severity      text NOT NULL CHECK (severity IN ('critical', 'error', 'warning', 'info', 'debug')),
    title         text NOT NULL,
    body          text NOT NULL,
    made_at       timestamptz NOT NULL,
    one_is_enough boolean NOT NULL
);
COMMENT ON COLUMN homeostat.notices.one_is_enough IS 'whether one channel is enough, the next being tried when one fails';
CREATE UNIQUE INDEX notices_in_order ON homeostat.notices (seq);
CREATE INDEX notices_by_time ON homeostat.notices (made_at);

CREATE TABLE homeostat.notice_deliveries (
    notice_id   uuid NOT NULL REFERENCES homeostat.notices ON DELETE CASCADE,
    channel     text NOT NULL,
    place       integer NOT NULL CHECK (place >= 0),
    status      text NOT NULL CHECK (status IN (
        'pending', 'standby', 'delivered', 'refused', 'given_up', 'merged', 'not_needed')),
    attempts    integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_try_at timestamptz NOT NULL,
    aside       boolean NOT NULL DEFAULT false,
    taken_until timestamptz,
    detail      text NOT NULL DEFAULT '',
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (notice_id, channel)
);
COMMENT ON COLUMN homeostat.notice_deliveries.place IS 'of the channel in the order in which they are tried';
COMMENT ON COLUMN homeostat.notice_deliveries.attempts IS 'in vain';
COMMENT ON COLUMN homeostat.notice_deliveries.aside IS 'those behind it do not wait for it';
COMMENT ON COLUMN homeostat.notice_deliveries.taken_until IS 'until then somebody is sending it';
COMMENT ON COLUMN homeostat.notice_deliveries.detail IS 'the receipt, the latest reason why not, or the digest that tells it';
CREATE INDEX deliveries_to_make ON homeostat.notice_deliveries (channel) WHERE status IN ('pending', 'standby');
CREATE INDEX deliveries_made ON homeostat.notice_deliveries (channel, changed_at) WHERE status = 'delivered';

CREATE TABLE homeostat.notice_writers (
    writer_id  uuid PRIMARY KEY,
    position   bigint NOT NULL,
    written_at timestamptz NOT NULL
);
COMMENT ON TABLE homeostat.notice_writers IS 'how far each process was heard, so that nothing is counted twice';
