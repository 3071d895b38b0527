package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.post.PostStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final AccountId ACCOUNT = new AccountId("ours");

    private static TestDatabase database;
    private static PostgresStore store;

    @BeforeAll
    static void open() {
        database = PostgresForTests.newDatabase();
        store = PostgresStore.open(database.settings());
    }

    @AfterAll
    static void close() {
        store.close();
        database.close();
    }

    @Test
    void transitionsAreTheDomainsTransitions() {
        List<String> domain = Arrays.stream(PostStatus.values())
                .flatMap(from -> from.next().stream().map(to -> from.word() + "|" + to.word()))
                .sorted()
                .toList();

        assertThat(database.query("SELECT from_status, to_status FROM homeostat.post_transitions"))
                .containsExactlyInAnyOrderElementsOf(domain);
    }

    @Test
    void accountTimeInSqlIsAccountTimeInJava() {
        AccountTime time = store.ports().accounts().setRate(ACCOUNT, 86_399);
        String machine = database.query("SELECT homeostat.now() + interval '400 days 3.141592 seconds'")
                .getFirst();
        String inSql = database.query(
                        "SELECT (extract(epoch FROM homeostat.account_time('ours', '%s')) * 1000000)::bigint"
                                .formatted(machine))
                .getFirst();
        String micros = database.query(
                        "SELECT (extract(epoch FROM timestamptz '%s') * 1000000)::bigint".formatted(machine))
                .getFirst();

        assertThat(Instants.ofMicros(Long.parseLong(inSql)))
                .isEqualTo(time.accountAt(Instants.ofMicros(Long.parseLong(micros))));
    }

    @Test
    void openingTwiceChangesNothing() {
        String history = "SELECT version, installed_on FROM homeostat.schema_history ORDER BY installed_rank";
        List<String> before = database.query(history);
        PostgresStore.open(database.settings()).close();

        assertThat(database.query(history)).isNotEmpty().isEqualTo(before);
    }

    @Test
    void eventsHavePartitionsForThisMonthAndTheNextTwo() {
        assertThat(
                        database.query(
                                "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'homeostat.system_events'::regclass"))
                .hasSize(4)
                .contains("system_events_default");
    }

    @Test
    void noColumnOfTheEventsHidesAnOperatorsAlias() {
        assertThat(
                        database.query(
                                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'homeostat' AND table_name LIKE 'system_events%'"))
                .doesNotContain("component", "error_type");
    }

    @Test
    void refusesANewerSchema() {
        try (TestDatabase newer = PostgresForTests.newDatabase()) {
            PostgresStore.open(newer.settings()).close();
            newer.execute("""
                    INSERT INTO homeostat.schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    VALUES (99, '9', 'later', 'SQL', 'V9__later.sql', 'later', 1, true)
                    """);

            assertThatThrownBy(() -> PostgresStore.open(newer.settings()))
                    .isInstanceOf(SchemaRefused.class)
                    .hasMessageContaining("version 9")
                    .hasMessageContaining("newer Homeostat");
        }
    }

    @Test
    void inAHostsDatabaseNothingButOurSchemaIsTouched() {
        try (TestDatabase host = PostgresForTests.newDatabase()) {
            host.execute("CREATE TABLE public.system_events (id int)");
            PostgresSettings settings = new PostgresSettings(
                    host.jdbcUrl(), host.settings().user(), host.settings().password(), false);
            try (PostgresStore hosted = PostgresStore.open(settings)) {
                hosted.ports().accounts().open(ACCOUNT);
                hosted.ports().controls().pause(ACCOUNT, "operator", "a look around");
            }

            assertThat(host.query("SELECT count(*) FROM system_events")).containsExactly("0");
            assertThat(host.query("SELECT event_type FROM homeostat.system_events"))
                    .containsExactly("account_paused");
            assertThat(host.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                    .containsExactly("system_events");
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedWithTheFix() {
        PostgresSettings nowhere = new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:1/nowhere?password=hunter2",
                java.util.Optional.of("someone"),
                java.util.Optional.of("hunter2"),
                true);

        assertThatThrownBy(() -> PostgresStore.open(nowhere))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessage(
                        "the database 'nowhere' at 127.0.0.1:1 does not answer; start PostgreSQL there or correct the URL");
        assertThat(nowhere.toString()).doesNotContain("hunter2");
    }

    @Test
    void aMissingDatabaseIsNamedWithTheFix() {
        PostgresSettings settings = database.settings();
        PostgresSettings missing = new PostgresSettings(
                settings.jdbcUrl().replace(database.name(), "absent"), settings.user(), settings.password(), true);

        assertThatThrownBy(() -> PostgresStore.open(missing))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining("has no database 'absent'; create it");
    }
}
