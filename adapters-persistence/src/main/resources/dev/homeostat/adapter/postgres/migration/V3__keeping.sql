-- Keeping promises: pace and hard caps, stops, a person's orders about posts, and the audit chain.

ALTER TABLE homeostat.accounts
    DROP CONSTRAINT accounts_mode_check,
    ADD CONSTRAINT mode_is_known CHECK (mode IN ('dry-run', 'shadow', 'live')),
    ADD COLUMN stopped_by      text,
    ADD COLUMN stopped_cause   text,
    ADD COLUMN stopped_reason  text,
    ADD COLUMN stopped_since   timestamptz,
    ADD COLUMN posting_rate    double precision CHECK (posting_rate > 0),
    ADD COLUMN rate_good       integer NOT NULL DEFAULT 0 CHECK (rate_good >= 0),
    ADD COLUMN rate_bad        integer NOT NULL DEFAULT 0 CHECK (rate_bad >= 0),
    ADD COLUMN throttled_until timestamptz,
    ADD CONSTRAINT stop_is_whole CHECK (
        num_nonnulls(stopped_by, stopped_cause, stopped_reason, stopped_since) IN (0, 4)),
    ADD CONSTRAINT counted_at_a_rate CHECK (
        posting_rate IS NOT NULL OR (rate_good = 0 AND rate_bad = 0 AND throttled_until IS NULL));
COMMENT ON COLUMN homeostat.accounts.stopped_since IS
    'account time; set while the account is stopped for a cause in it, until a person resumes it';
COMMENT ON COLUMN homeostat.accounts.posting_rate IS
    'posts an hour of account time, null until the site first made something of a post';
COMMENT ON COLUMN homeostat.accounts.rate_good IS 'operations that the site took, since the rate was set';
COMMENT ON COLUMN homeostat.accounts.rate_bad IS 'operations with which the site had trouble, since the rate was set';
COMMENT ON COLUMN homeostat.accounts.throttled_until IS 'machine time before which the site wants nothing';

CREATE TABLE homeostat.rate_slots (
    account_id text NOT NULL REFERENCES homeostat.accounts,
    post_id    uuid NOT NULL REFERENCES homeostat.content_metadata,
    attempt    integer NOT NULL CHECK (attempt >= 1),
    taken_at   timestamptz NOT NULL,
    PRIMARY KEY (post_id, attempt)
);
COMMENT ON TABLE homeostat.rate_slots IS
    'one for each claim, taken with it and given back when provably nothing was accepted';
COMMENT ON COLUMN homeostat.rate_slots.taken_at IS 'account time';
CREATE INDEX rate_slots_by_time ON homeostat.rate_slots (account_id, taken_at);
-- What went out right before is under the caps too.
INSERT INTO homeostat.rate_slots (account_id, post_id, attempt, taken_at)
SELECT account_id, post_id, attempt, homeostat.account_time(account_id, min(intended_at))
FROM homeostat.publish_attempts
WHERE intended_at > homeostat.now() - interval '1 day'
GROUP BY account_id, post_id, attempt
HAVING bool_or(outcome IS NULL OR outcome NOT IN ('not_sent', 'rehearsed'));

ALTER TABLE homeostat.content_metadata
    ADD COLUMN strikes         integer NOT NULL DEFAULT 0 CHECK (strikes >= 0),
    ADD COLUMN next_item_since timestamptz,
    ADD COLUMN in_doubt        boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT only_archived_in_doubt CHECK (
        NOT in_doubt OR (status = 'archived' AND items_published < item_count));
COMMENT ON COLUMN homeostat.content_metadata.strikes IS
    'tries with the next item that failed while it was not the site''s or the engine''s trouble';
COMMENT ON COLUMN homeostat.content_metadata.next_item_since IS
    'machine time at which the next item was tried first, null while it was not';
COMMENT ON COLUMN homeostat.content_metadata.in_doubt IS
    'whether the next item of an archived post may stand on the site all the same';
UPDATE homeostat.content_metadata m SET next_item_since = (
    SELECT min(t.intended_at) FROM homeostat.publish_attempts t
    WHERE t.post_id = m.post_id AND t.position = m.items_published + 1);
DROP INDEX homeostat.content_given_up;
CREATE INDEX content_given_up ON homeostat.content_metadata (account_id, status_changed_at)
    WHERE status IN ('failed', 'rejected', 'archived') AND (items_published > 0 OR in_doubt);
CREATE INDEX content_awaiting ON homeostat.content_metadata (account_id, due_at, post_id)
    WHERE status = 'awaiting_approval';

INSERT INTO homeostat.post_transitions (from_status, to_status) VALUES
    ('failed', 'posted'),
    ('unconfirmed', 'failed');

ALTER TABLE homeostat.publish_attempts ADD COLUMN granted_at timestamptz;
COMMENT ON COLUMN homeostat.publish_attempts.granted_at IS
    'when the irreversible step was allowed first, null while it was not';
CREATE INDEX attempts_by_time ON homeostat.publish_attempts (account_id, intended_at);

ALTER TABLE homeostat.post_items
    ADD COLUMN removal_ordered_at timestamptz,
    ADD COLUMN removed_at         timestamptz,
    ADD COLUMN removal_tries      integer NOT NULL DEFAULT 0 CHECK (removal_tries >= 0),
    ADD COLUMN removal_detail     text,
    ADD CONSTRAINT only_known_items_are_removed CHECK (removal_ordered_at IS NULL OR site_post_id IS NOT NULL),
    ADD CONSTRAINT removed_by_order CHECK (removed_at IS NULL OR removal_ordered_at IS NOT NULL);
COMMENT ON COLUMN homeostat.post_items.removal_ordered_at IS
    'account time at which a person ordered that it be removed from the site';
COMMENT ON COLUMN homeostat.post_items.removed_at IS 'account time at which the site was seen not to show it any more';
COMMENT ON COLUMN homeostat.post_items.removal_tries IS 'attempts to remove it that failed';
CREATE INDEX items_to_remove ON homeostat.post_items (account_id)
    WHERE removal_ordered_at IS NOT NULL AND removed_at IS NULL;
CREATE INDEX fact_uses_by_fact ON homeostat.fact_uses (account_id, fact_id);

-- Refers to no other table, so that nothing that is deleted there can take an entry with it.
CREATE TABLE homeostat.audit_log (
    sequence      bigint PRIMARY KEY CHECK (sequence >= 1),
    at            timestamptz NOT NULL,
    account_id    text,
    actor         text NOT NULL,
    act           text NOT NULL,
    subject       text NOT NULL,
    data          jsonb NOT NULL,
    previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
    hash          text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE homeostat.audit_log IS
    'every outbound act and every change of what is allowed; append-only, each entry''s hash covers the one before';
COMMENT ON COLUMN homeostat.audit_log.at IS 'machine time';
COMMENT ON COLUMN homeostat.audit_log.account_id IS 'null for what concerns every account';
CREATE INDEX audit_by_subject ON homeostat.audit_log (subject);

CREATE TABLE homeostat.audit_head (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    length    bigint NOT NULL DEFAULT 0 CHECK (length >= 0),
    last_hash text NOT NULL DEFAULT repeat('0', 64) CHECK (last_hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE homeostat.audit_head IS 'how long the audit chain is and how it ends';
INSERT INTO homeostat.audit_head DEFAULT VALUES;

CREATE FUNCTION homeostat.refuse_to_rewrite() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        RAISE EXCEPTION 'the audit log is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
    END
    $$;
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON homeostat.audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION homeostat.refuse_to_rewrite();
