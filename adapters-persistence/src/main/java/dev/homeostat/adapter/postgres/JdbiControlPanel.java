package dev.homeostat.adapter.postgres;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.Stop;
import dev.homeostat.domain.control.StopCause;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
                change(handle, row, by, "mode_changed", Map.of("from", before.word(), "to", mode.word(), "by", by));
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
                change(handle, row, by, "account_paused", Map.of("by", by, "reason", reason));
            }
        });
    }

    @Override
    public void resume(AccountId account, String by) {
        database.useTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            if (row.controls().pause().isPresent() || row.controls().stop().isPresent()) {
                handle.createUpdate("""
                                UPDATE homeostat.accounts
                                SET paused_by = NULL, paused_reason = NULL, paused_since = NULL,
                                    stopped_by = NULL, stopped_cause = NULL, stopped_reason = NULL,
                                    stopped_since = NULL
                                WHERE account_id = :account
                                """).bind("account", account.value()).execute();
                change(handle, row, by, "account_resumed", Map.of("by", by));
            }
        });
    }

    @Override
    public void stop(AccountId account, StopCause cause, String detail) {
        database.useTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            if (cause.isGraverThan(row.controls().stop())) {
                stop(handle, row, cause, StoreEvents.storable(detail));
            }
        });
    }

    private static void stop(Handle handle, AccountRow row, StopCause cause, String detail) {
        Stop stop = Stop.of(cause, detail, row.accountNow());
        handle.createUpdate("""
                        UPDATE homeostat.accounts
                        SET stopped_by = :by, stopped_cause = :cause, stopped_reason = :reason, stopped_since = :since
                        WHERE account_id = :account
                        """)
                .bind("by", stop.hold().by())
                .bind("cause", cause.word())
                .bind("reason", stop.hold().reason())
                .bind("since", stop.hold().since())
                .bind("account", row.id().value())
                .execute();
        Map<String, String> data = Map.of("by", Hold.ENGINE, "cause", cause.word(), "detail", detail);
        StoreEvents.ofAccount(handle, row, "account_shutdown", Severity.CRITICAL, data);
        AuditRecord content = new AuditRecord(
                Optional.of(row.id()), Hold.ENGINE, "account_stopped", row.id().value(), data);
        AuditRows.append(handle, row.machineNow(), content);
    }

    @Override
    public void engageKillSwitch(String by, String reason) {
        database.useTransaction(handle -> {
            Instant now = StoreClock.ask(handle);
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
                changeForAll(handle, now, by, "kill_switch_engaged", Severity.CRITICAL, data);
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
                Instant now = StoreClock.ask(handle);
                changeForAll(handle, now, by, "kill_switch_released", Severity.WARNING, Map.of("by", by));
            }
        });
    }

    private static void change(Handle handle, AccountRow account, String by, String type, Map<String, String> data) {
        StoreEvents.ofAccount(handle, account, type, Severity.WARNING, data);
        AuditRecord content = new AuditRecord(
                Optional.of(account.id()), by, type, account.id().value(), data);
        AuditRows.append(handle, account.machineNow(), content);
    }

    private static void changeForAll(
            Handle handle, Instant now, String by, String type, Severity severity, Map<String, String> data) {
        StoreEvents.ofHost(handle, now, type, severity, data);
        AuditRows.append(handle, now, new AuditRecord(Optional.empty(), by, type, "all accounts", data));
    }
}
