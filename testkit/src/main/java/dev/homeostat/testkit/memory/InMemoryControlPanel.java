package dev.homeostat.testkit.memory;

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
import java.util.function.Consumer;
import java.util.function.Predicate;

final class InMemoryControlPanel implements ControlPanel {

    private final MemoryState state;

    InMemoryControlPanel(MemoryState state) {
        this.state = state;
    }

    @Override
    public Controls read(AccountId id) {
        return state.transact(() -> state.controls(id));
    }

    @Override
    public void setMode(AccountId id, Mode mode, String by) {
        change(id, account -> account.mode != mode, account -> {
            changed("mode_changed", id, by, Map.of("from", account.mode.word(), "to", mode.word(), "by", by));
            account.mode = mode;
        });
    }

    @Override
    public void pause(AccountId id, String by, String reason) {
        change(id, account -> account.pause.isEmpty(), account -> {
            account.pause = Optional.of(new Hold(by, reason, state.accountNow(id)));
            changed("account_paused", id, by, Map.of("by", by, "reason", reason));
        });
    }

    @Override
    public void resume(AccountId id, String by) {
        change(id, account -> account.pause.isPresent() || account.stop.isPresent(), account -> {
            account.pause = Optional.empty();
            account.stop = Optional.empty();
            changed("account_resumed", id, by, Map.of("by", by));
        });
    }

    @Override
    public void stop(AccountId id, StopCause cause, String detail) {
        change(id, account -> cause.isGraverThan(account.stop), account -> {
            Instant now = state.accountNow(id);
            account.stop = Optional.of(Stop.of(cause, detail, now));
            Map<String, String> data = Map.of("by", Hold.ENGINE, "cause", cause.word(), "detail", detail);
            state.events.add("account_shutdown", Severity.CRITICAL, now, data);
            audit("account_stopped", Optional.of(id), Hold.ENGINE, data);
        });
    }

    @Override
    public void engageKillSwitch(String by, String reason) {
        state.transact(() -> {
            if (state.killSwitch.isEmpty()) {
                Instant now = state.machineNow();
                state.killSwitch = Optional.of(new Hold(by, reason, now));
                Map<String, String> data = Map.of("by", by, "reason", reason);
                state.events.add("kill_switch_engaged", Severity.CRITICAL, now, data);
                audit("kill_switch_engaged", Optional.empty(), by, data);
            }
            return state;
        });
    }

    @Override
    public void releaseKillSwitch(String by) {
        state.transact(() -> {
            if (state.killSwitch.isPresent()) {
                state.killSwitch = Optional.empty();
                state.events.add("kill_switch_released", Severity.WARNING, state.machineNow(), Map.of("by", by));
                audit("kill_switch_released", Optional.empty(), by, Map.of("by", by));
            }
            return state;
        });
    }

    private void change(AccountId id, Predicate<MemoryAccount> needed, Consumer<MemoryAccount> change) {
        state.transact(() -> {
            MemoryAccount account = state.account(id);
            if (needed.test(account)) {
                change.accept(account);
            }
            return account;
        });
    }

    private void changed(String type, AccountId id, String by, Map<String, String> data) {
        state.events.add(type, Severity.WARNING, state.accountNow(id), data);
        audit(type, Optional.of(id), by, data);
    }

    private void audit(String act, Optional<AccountId> account, String actor, Map<String, String> data) {
        String subject = account.map(AccountId::value).orElse("all accounts");
        state.audit.append(state.machineNow(), new AuditRecord(account, actor, act, subject, data));
    }
}
