package dev.homeostat.adapter.postgres;

import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class JdbiTenureRegistry implements TenureRegistry {

    private static final String GRANT = """
            UPDATE homeostat.accounts
            SET epoch = greatest(epoch, :epoch), tenure_epoch = :epoch, tenure_engine = :engine,
                tenure_granted_at = :grantedAt, tenure_expires_at = :expiresAt
            WHERE account_id = :account
            """;

    private static final String RELEASE = """
            UPDATE homeostat.accounts
            SET tenure_engine = NULL, tenure_granted_at = NULL, tenure_expires_at = NULL
            WHERE account_id = :account AND tenure_epoch = :epoch
            """;

    private final Database database;

    JdbiTenureRegistry(Database database) {
        this.database = database;
    }

    @Override
    public Answer acquire(AccountId account, EngineId engine, Duration length) {
        return database.inTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            Instant now = row.machineNow();
            Instant expiry = now.plus(Micros.of(length));
            Optional<Tenure> held = row.tenure().filter(tenure -> !tenure.isOverAt(now));
            if (held.isPresent() && !held.get().engine().equals(engine)) {
                return new Answer.HeldBy(held.get().engine(), held.get().expiresAt());
            }
            Tenure granted = held.map(tenure -> tenure.renewedAt(now, expiry))
                    .orElseGet(() -> new Tenure(account, engine, row.epoch().next(), now, expiry));
            grant(handle, granted);
            return new Answer.Granted(granted);
        });
    }

    @Override
    public Optional<Tenure> renew(Tenure tenure, Duration length) {
        return database.inTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, tenure.account());
            if (!row.isHeldUnder(tenure.epoch())) {
                return Optional.empty();
            }
            Instant now = row.machineNow();
            Optional<Tenure> renewed = row.tenure().map(held -> held.renewedAt(now, now.plus(Micros.of(length))));
            renewed.ifPresent(held -> grant(handle, held));
            return renewed;
        });
    }

    private static void grant(Handle handle, Tenure tenure) {
        handle.createUpdate(GRANT)
                .bind("epoch", tenure.epoch().value())
                .bind("engine", tenure.engine().value())
                .bind("grantedAt", tenure.grantedAt())
                .bind("expiresAt", tenure.expiresAt())
                .bind("account", tenure.account().value())
                .execute();
    }

    @Override
    public void release(Tenure tenure) {
        database.useTransaction(handle -> handle.createUpdate(RELEASE)
                .bind("account", tenure.account().value())
                .bind("epoch", tenure.epoch().value())
                .execute());
    }

    @Override
    public Optional<Tenure> current(AccountId account) {
        return database.inTransaction(handle -> {
            AccountRow row = AccountRow.read(handle, account);
            return row.tenure().filter(tenure -> !tenure.isOverAt(row.machineNow()));
        });
    }
}
