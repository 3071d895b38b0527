package dev.homeostat.adapter.postgres;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Mode;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

final class JdbiControlPanel implements ControlPanel {

    private final Database database;

    JdbiControlPanel(Database database) {
        this.database = database;
    }

    @Override
    public Controls read(AccountId account) {
        return database.inTransaction(handle -> AccountRow.read(handle, account).controls());
    }

    @Override
    public void setMode(AccountId account, Mode mode, String by) {
        database.useTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            Mode before = row.controls().mode();
            if (before != mode) {
                handle.createUpdate("UPDATE homeostat.accounts SET mode = :mode WHERE account_id = :account")
                        .bind("mode", mode.word())
                        .bind("account", account.value())
                        .execute();
                warn(handle, row, "mode_changed", Map.of("from", before.word(), "to", mode.word(), "by", by));
            }
        });
    }

    @Override
    public void pause(AccountId account, String by, String reason) {
        database.useTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            if (row.controls().pause().isEmpty()) {
                handle.createUpdate("""
                                UPDATE homeostat.accounts
                                SET paused_by = :by, paused_reason = :reason, paused_since = :since
                                WHERE account_id = :account
                                """)
                        .bind("by", by)
                        .bind("reason", reason)
                        .bind("since", row.accountNow())
                        .bind("account", account.value())
                        .execute();
                warn(handle, row, "account_paused", Map.of("by", by, "reason", reason));
            }
        });
    }

    @Override
    public void resume(AccountId account, String by) {
        database.useTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            if (row.controls().pause().isPresent()) {
                handle.createUpdate("""
                                UPDATE homeostat.accounts
                                SET paused_by = NULL, paused_reason = NULL, paused_since = NULL
                                WHERE account_id = :account
                                """).bind("account", account.value()).execute();
                warn(handle, row, "account_resumed", Map.of("by", by));
            }
        });
    }

    @Override
    public void engageKillSwitch(String by, String reason) {
        database.useTransaction(handle -> {
            Instant now = machineNow(handle);
            int changed = handle.createUpdate("""
                            UPDATE homeostat.kill_switch
                            SET engaged = true, engaged_by = :by, reason = :reason, engaged_since = :now
                            WHERE NOT engaged
                            """)
                    .bind("by", by)
                    .bind("reason", reason)
                    .bind("now", now)
                    .execute();
            if (changed > 0) {
                Map<String, String> data = Map.of("by", by, "reason", reason);
                StoreEvents.ofHost(handle, now, "kill_switch_engaged", Severity.CRITICAL, data);
            }
        });
    }

    @Override
    public void releaseKillSwitch(String by) {
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE homeostat.kill_switch
                            SET engaged = false, engaged_by = NULL, reason = NULL, engaged_since = NULL
                            WHERE engaged
                            """).execute();
            if (changed > 0) {
                StoreEvents.ofHost(
                        handle, machineNow(handle), "kill_switch_released", Severity.WARNING, Map.of("by", by));
            }
        });
    }

    private static void warn(Handle handle, AccountRow account, String type, Map<String, String> data) {
        StoreEvents.ofAccount(handle, account, type, Severity.WARNING, data);
    }

    private static Instant machineNow(Handle handle) {
        return handle.createQuery("SELECT homeostat.now() AS now")
                .map((row, context) -> Columns.instant(row, "now"))
                .one();
    }
}
