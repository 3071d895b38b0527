package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.application.audit.VerifyAudit.Answer;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.control.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The audit chain as a table: what an attacker with SQL can do, and what many writers at once do to it. */
class AuditTableTest extends PostgresFixture {

    private static final int ENTRIES = 12;

    private static final List<String> TAMPERING = List.of(
            "UPDATE homeostat.audit_log SET actor = 'nobody' WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET act = 'other' WHERE sequence = 12",
            "UPDATE homeostat.audit_log SET subject = 'other' WHERE sequence = 1",
            "UPDATE homeostat.audit_log SET at = at + interval '1 microsecond' WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET account_id = NULL WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET data = data || '{\"text\": \"other\"}' WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET data = data || '{\"more\": \"\"}' WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET data = data - 'text' WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET hash = repeat('a', 64) WHERE sequence = 5",
            "UPDATE homeostat.audit_log SET previous_hash = repeat('a', 64) WHERE sequence = 5",
            "DELETE FROM homeostat.audit_log WHERE sequence = 1",
            "DELETE FROM homeostat.audit_log WHERE sequence = 5",
            "DELETE FROM homeostat.audit_log WHERE sequence = 12",
            "DELETE FROM homeostat.audit_log",
            "INSERT INTO homeostat.audit_log SELECT 13, at, account_id, actor, act, subject, data, hash, hash"
                    + " FROM homeostat.audit_log WHERE sequence = 12",
            "UPDATE homeostat.audit_log SET sequence = 12 - sequence + 100;"
                    + " UPDATE homeostat.audit_log SET sequence = sequence - 99",
            "UPDATE homeostat.audit_head SET last_hash = repeat('a', 64)",
            "UPDATE homeostat.audit_head SET length = 11",
            "UPDATE homeostat.audit_head SET length = 13");

    private static final List<String> REWRITING = List.of(
            "UPDATE homeostat.audit_log SET actor = 'nobody'",
            "UPDATE homeostat.audit_log SET actor = 'nobody' WHERE false",
            "DELETE FROM homeostat.audit_log WHERE sequence = 1",
            "TRUNCATE homeostat.audit_log",
            "TRUNCATE homeostat.accounts CASCADE; TRUNCATE homeostat.audit_log CASCADE");

    @Test
    void whatIsWrittenStays() {
        append(2);

        for (String sql : REWRITING) {
            assertThatThrownBy(() -> database.execute(sql))
                    .as(sql)
                    .hasMessageContaining("the audit log is append-only");
        }
        assertThat(verify()).isInstanceOf(Answer.Whole.class);
    }

    @Test
    void whoeverChangesItAllTheSameIsDetected() {
        for (String sql : TAMPERING) {
            database.reset();
            append(ENTRIES);
            assertThat(verify()).isInstanceOf(Answer.Whole.class);

            database.execute("ALTER TABLE homeostat.audit_log DISABLE TRIGGER append_only");
            database.execute(sql);
            database.execute("ALTER TABLE homeostat.audit_log ENABLE TRIGGER append_only");

            assertThat(verify()).as(sql).isInstanceOf(Answer.Broken.class);
        }
    }

    @Test
    void ofManyWhoAppendAtOnceNoneIsLostAndNoneWaitsForEver() throws Exception {
        List<AccountId> accounts = List.of(new AccountId("one"), new AccountId("two"));
        accounts.forEach(store().accounts()::open);
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 6).forEach(writer -> writers.add(threads.submit(() -> write(writer, accounts))));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        assertThat(verify()).isInstanceOf(Answer.Whole.class);
        assertThat(database.query("SELECT count(*) > 60 FROM homeostat.audit_log"))
                .containsExactly("t");
    }

    private void write(int writer, List<AccountId> accounts) {
        for (int round = 0; round < 20; round++) {
            AccountId account = accounts.get((writer + round) % accounts.size());
            if (writer == 0) {
                store().controls().engageKillSwitch("ann", "round " + round);
                store().controls().releaseKillSwitch("ann");
            } else if (writer == 1) {
                append(1);
            } else {
                store().controls().setMode(account, round % 2 == 0 ? Mode.LIVE : Mode.DRY_RUN, "writer " + writer);
            }
        }
    }

    private Answer verify() {
        return new VerifyAudit(store().audit()).execute(Optional.empty());
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            store().audit()
                    .append(new AuditRecord(
                            Optional.of(new AccountId("one")), "ann", "said", "entry " + i, Map.of("text", "t" + i)));
        }
    }
}
