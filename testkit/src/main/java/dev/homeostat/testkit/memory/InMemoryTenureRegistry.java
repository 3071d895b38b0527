package dev.homeostat.testkit.memory;

import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class InMemoryTenureRegistry implements TenureRegistry {

    private final MemoryState state;

    InMemoryTenureRegistry(MemoryState state) {
        this.state = state;
    }

    @Override
    public Answer acquire(AccountId id, EngineId engine, Duration length) {
        return state.transact(() -> {
            MemoryAccount account = state.account(id);
            Instant now = state.machineNow();
            Optional<Tenure> held = account.tenure.filter(tenure -> !tenure.isOverAt(now));
            if (held.isPresent() && !held.get().engine().equals(engine)) {
                return new Answer.HeldBy(held.get().engine(), held.get().expiresAt());
            }
            Tenure granted = held.map(tenure -> tenure.renewedAt(now, now.plus(length)))
                    .orElseGet(() -> {
                        account.epoch = account.epoch.next();
                        return new Tenure(id, engine, account.epoch, now, now.plus(length));
                    });
            account.tenure = Optional.of(granted);
            return new Answer.Granted(granted);
        });
    }

    @Override
    public Optional<Tenure> renew(Tenure tenure, Duration length) {
        return state.transact(() -> {
            MemoryAccount account = state.account(tenure.account());
            Instant now = state.machineNow();
            Optional<Tenure> renewed = account.tenure
                    .filter(held -> held.epoch().equals(tenure.epoch()) && !held.isOverAt(now))
                    .map(held -> held.renewedAt(now, now.plus(length)));
            renewed.ifPresent(held -> account.tenure = renewed);
            return renewed;
        });
    }

    @Override
    public void release(Tenure tenure) {
        state.transact(() -> {
            MemoryAccount account = state.account(tenure.account());
            account.tenure = account.tenure.filter(held -> !held.epoch().equals(tenure.epoch()));
            return account;
        });
    }

    @Override
    public Optional<Tenure> current(AccountId id) {
        return state.transact(() -> state.account(id).tenure.filter(held -> !held.isOverAt(state.machineNow())));
    }
}
