package dev.homeostat.testkit.memory;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
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
            event("mode_changed", id, Map.of("from", account.mode.word(), "to", mode.word(), "by", by));
            account.mode = mode;
        });
    }

    @Override
    public void pause(AccountId id, String by, String reason) {
        change(id, account -> account.pause.isEmpty(), account -> {
            account.pause = Optional.of(new Hold(by, reason, state.accountNow(id)));
            event("account_paused", id, Map.of("by", by, "reason", reason));
        });
    }

    @Override
    public void resume(AccountId id, String by) {
        change(id, account -> account.pause.isPresent(), account -> {
            account.pause = Optional.empty();
            event("account_resumed", id, Map.of("by", by));
        });
    }

    @Override
    public void engageKillSwitch(String by, String reason) {
        state.transact(() -> {
            if (state.killSwitch.isEmpty()) {
                Instant now = state.machineNow();
                state.killSwitch = Optional.of(new Hold(by, reason, now));
                state.events.add("kill_switch_engaged", Severity.CRITICAL, now, Map.of("by", by, "reason", reason));
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

    private void event(String type, AccountId id, Map<String, String> data) {
        state.events.add(type, Severity.WARNING, state.accountNow(id), data);
    }
}
