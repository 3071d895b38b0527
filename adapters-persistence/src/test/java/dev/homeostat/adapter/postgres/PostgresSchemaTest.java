package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.adapter.postgres.PostgresSchema.Step;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest {

    private final TestDatabase database = PostgresForTests.newDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lookingChangesNothing() {
        try (PostgresSchema schema = PostgresSchema.at(database.settings())) {
            List<Step> pending = schema.pending();

            assertThat(schema.version()).isEmpty();
            assertThat(pending.getFirst().version()).isEqualTo("1");
            assertThat(pending.getFirst().sql()).contains("CREATE TABLE homeostat.content_metadata");
            assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname = 'homeostat'"))
                    .isEmpty();
        }
    }

    @Test
    void whatIsPendingIsWhatIsDone() {
        try (PostgresSchema schema = PostgresSchema.at(database.settings())) {
            List<String> steps = schema.pending().stream().map(Step::version).toList();
            schema.migrate();

            assertThat(schema.version()).contains(steps.getLast());
            assertThat(schema.pending()).isEmpty();
            assertThat(
                            database.query(
                                    "SELECT version FROM homeostat.schema_history WHERE version IS NOT NULL ORDER BY installed_rank"))
                    .isEqualTo(steps);
        }
    }

    @Test
    void aNewerSchemaIsRefusedWhateverIsAsked() {
        PostgresStore.open(database.settings()).close();
        database.execute("""
                INSERT INTO homeostat.schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'later', 1, true)
                """);

        try (PostgresSchema schema = PostgresSchema.at(database.settings())) {
            assertThatThrownBy(schema::version)
                    .isInstanceOf(SchemaRefused.class)
                    .hasMessageContaining("run a newer Homeostat");
            assertThatThrownBy(schema::pending).isInstanceOf(SchemaRefused.class);
            assertThatThrownBy(schema::migrate).isInstanceOf(SchemaRefused.class);
        }
    }
}
