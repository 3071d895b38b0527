package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.TextFingerprint;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of the version before the loop is brought up to date with what it holds. */
class LoopMigrationTest {

    private static final AccountId ACCOUNT = new AccountId("ours");

    private static final String POSTS_OF_BEFORE = """
            INSERT INTO homeostat.accounts (account_id, time_machine_origin, time_account_origin, time_rate, anchor)
            VALUES ('ours', now() - interval '1 day', now() - interval '1 day', 1, now() - interval '1 day');
            INSERT INTO homeostat.decisions (decision_id, account_id, decided_by, reason, decided_at)
            VALUES ('00000000-0000-0000-0000-0000000000dd', 'ours', 'operator', 'before', now());
            INSERT INTO homeostat.content_metadata (
                post_id, account_id, status, status_changed_at, format, item_count, items_published, content_hash,
                tweet_id, decision_id, idempotency_key, created_at, due_at, posted_at, attempts, lease_epoch)
            SELECT CAST('00000000-0000-0000-0000-00000000000' || n AS uuid), 'ours', status, now(), 'single', 1, out,
                   'hash', site, '00000000-0000-0000-0000-0000000000dd', n, now(), now(), posted, out, out
            FROM (VALUES (1, 'posted', 1, '17', now() - interval '2 hours'), (2, 'queued', 0, NULL, NULL))
                AS p (n, status, out, site, posted);
            INSERT INTO homeostat.post_items (post_id, position, account_id, text, content_hash, site_post_id)
            SELECT post_id, 1, 'ours', 'as said before', 'hash', tweet_id FROM homeostat.content_metadata
            """;

    @Test
    void whatStandsOnTheSiteIsReadAndWhatWaitsMayRepeat() {
        try (TestDatabase database = PostgresForTests.newDatabase()) {
            Flyway.configure(LoopMigrationTest.class.getClassLoader())
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .defaultSchema(Migrations.SCHEMA)
                    .schemas(Migrations.SCHEMA)
                    .table("schema_history")
                    .locations("classpath:dev/homeostat/adapter/postgres/migration")
                    .target("1")
                    .load()
                    .migrate();
            database.execute(POSTS_OF_BEFORE);

            try (PostgresStore store = PostgresStore.open(database.settings())) {
                assertThat(store.ports().engagement().due(ACCOUNT, 10))
                        .extracting(due -> due.sitePostId().value())
                        .containsExactly("17");
                assertThat(store.ports().posts().latest(ACCOUNT, 10))
                        .extracting(post -> post.details().terms())
                        .containsExactly(PostTerms.REPEATABLE, PostTerms.REPEATABLE);
                assertThat(store.ports().posts().recentItems(ACCOUNT, Duration.ofDays(1)))
                        .extracting(RecentItem::fingerprint)
                        .containsOnly(TextFingerprint.of(new PostText("as said before")))
                        .hasSize(2);
            }
        }
    }
}
