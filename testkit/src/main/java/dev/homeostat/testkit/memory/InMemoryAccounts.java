package dev.homeostat.testkit.memory;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import java.time.Instant;

final class InMemoryAccounts implements Accounts {

    private final MemoryState state;

    InMemoryAccounts(MemoryState state) {
        this.state = state;
    }

    @Override
    public AccountTime open(AccountId id) {
        return state.transact(() -> state.open(id).time);
    }

    @Override
    public Instant now(AccountId id) {
        return state.transact(() -> {
            state.open(id);
            return state.accountNow(id);
        });
    }

    @Override
    public AccountTime setRate(AccountId id, int rate) {
        return state.transact(() -> {
            MemoryAccount account = state.open(id);
            account.time = account.time.atRate(rate, state.machineNow());
            return account.time;
        });
    }
}
