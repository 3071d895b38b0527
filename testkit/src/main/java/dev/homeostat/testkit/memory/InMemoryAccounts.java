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
        return state.transact(() -> known(id).time);
    }

    @Override
    public AccountTime setRate(AccountId id, int rate) {
        return state.transact(() -> {
            MemoryState.Account account = known(id);
            account.time = account.time.atRate(rate, state.machineNow());
            return account.time;
        });
    }

    private MemoryState.Account known(AccountId id) {
        Instant now = state.machineNow();
        return state.accounts.computeIfAbsent(
                id.value(), key -> new MemoryState.Account(AccountTime.realTime(now), now));
    }
}
