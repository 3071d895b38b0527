package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PublishingDesk.Pace;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostStatus;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of the version before pace, orders and the audit is brought up to date with what it holds. */
class KeepingMigrationTest {

    private static final AccountId ACCOUNT = new AccountId("ours");

    /** Two hours ago an attempt was not sent, an hour ago the next was, and now it is looked for. */
    private static final String A_POST_OF_BEFORE = """
            INSERT INTO homeostat.accounts (account_id, time_machine_origin, time_account_origin, time_rate, anchor)
            VALUES ('ours', now() - interval '1 day', now() - interval '1 day', 1, now() - interval '1 day');
            INSERT INTO homeostat.decisions (decision_id, account_id, decided_by, reason, decided_at)
            VALUES ('00000000-0000-0000-0000-0000000000dd', 'ours', 'operator', 'before', now());
            INSERT INTO homeostat.content_metadata (
                post_id, account_id, status, status_changed_at, format, item_count, content_hash, decision_id,
                idempotency_key, created_at, due_at, attempts, lease_epoch, unconfirmed_reason, may_repeat)
            VALUES ('00000000-0000-0000-0000-000000000001', 'ours', 'unconfirmed', now(), 'single', 1, 'hash',
                    '00000000-0000-0000-0000-0000000000dd', '1', now(), now(), 2, 2, 'no answer', false);
            INSERT INTO homeostat.post_items (post_id, position, account_id, text, content_hash)
            SELECT post_id, 1, 'ours', 'as said before', 'hash' FROM homeostat.content_metadata;
            INSERT INTO homeostat.publish_attempts (
                post_id, attempt, position, account_id, lease_epoch, engine, content_hash, intended_at, deadline,
                outcome, detail, settled_at)
            SELECT '00000000-0000-0000-0000-000000000001', attempt, 1, 'ours', attempt, 'engine', 'hash',
                   now() - ago, now() - ago + interval '90 seconds', outcome, 'before', now()
            FROM (VALUES (1, interval '2 hours', 'not_sent'), (2, interval '30 minutes', 'unconfirmed'))
                AS t (attempt, ago, outcome)
            """;

    @Test
    void whatWentOutBeforeIsUnderTheCapsAndLookedForFromItsFirstTryOn() {
        try (TestDatabase database = PostgresForTests.newDatabase()) {
            Flyway.configure(KeepingMigrationTest.class.getClassLoader())
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .defaultSchema(Migrations.SCHEMA)
                    .schemas(Migrations.SCHEMA)
                    .table("schema_history")
                    .locations("classpath:dev/homeostat/adapter/postgres/migration")
                    .target("2")
                    .load()
                    .migrate();
            database.execute(A_POST_OF_BEFORE);

            try (PostgresStore store = PostgresStore.open(database.settings())) {
                Pace pace = store.ports().desk().pace(ACCOUNT, RateBounds.DEFAULT);
                assertThat(pace.pacing()).isEqualTo(Pacing.begin(RateBounds.DEFAULT));
                assertThat(pace.slots().lastHour()).isEqualTo(1);
                assertThat(pace.slots().lastDay()).isEqualTo(1);
                assertThat(store.ports().controls().read(ACCOUNT)).isEqualTo(Controls.DEFAULT);
                assertThat(store.ports().posts().latest(ACCOUNT, 10))
                        .singleElement()
                        .satisfies(this::isAsBefore);
                assertThat(store.ports().audit().head().length()).isZero();
            }
            assertThat(database.query("""
                            SELECT m.next_item_since = min(t.intended_at) FROM homeostat.content_metadata m
                            JOIN homeostat.publish_attempts t USING (post_id) GROUP BY m.post_id
                            """)).containsExactly("t");
        }
    }

    private void isAsBefore(Post post) {
        assertThat(post.status()).isEqualTo(PostStatus.UNCONFIRMED);
        assertThat(post.details().tries().strikes()).isZero();
        assertThat(post.details().tries().claims()).isEqualTo(2);
    }
}
