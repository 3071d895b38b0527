package dev.homeostat.adapter.postgres;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

final class JdbiAccounts implements Accounts {

    private static final String INSERT = """
            INSERT INTO homeostat.accounts (
                account_id, time_machine_origin, time_account_origin, time_rate, anchor)
            SELECT :account, t.now, t.now, 1, t.now FROM homeostat.now() AS t (now)
            ON CONFLICT (account_id) DO NOTHING
            """;

    private static final String UPDATE_TIME = """
            UPDATE homeostat.accounts
            SET time_machine_origin = :machineOrigin, time_account_origin = :accountOrigin, time_rate = :rate
            WHERE account_id = :account
            """;

    private final Database database;

    JdbiAccounts(Database database) {
        this.database = database;
    }

    @Override
    public AccountTime open(AccountId account) {
        return database.inTransaction(handle -> {
            insert(handle, account);
            return AccountRow.read(handle, account).time();
        });
    }

    @Override
    public Instant now(AccountId account) {
        return database.inTransaction(handle -> {
            insert(handle, account);
            return AccountRow.read(handle, account).accountNow();
        });
    }

    @Override
    public AccountTime setRate(AccountId account, int rate) {
        return database.inTransaction(handle -> {
            insert(handle, account);
            AccountRow row = AccountRow.lock(handle, account);
            AccountTime time = row.time().atRate(rate, row.machineNow());
            update(handle, account, time);
            return time;
        });
    }

    private static void insert(Handle handle, AccountId account) {
        handle.createUpdate(INSERT).bind("account", account.value()).execute();
    }

    private static void update(Handle handle, AccountId account, AccountTime time) {
        handle.createUpdate(UPDATE_TIME)
                .bind("machineOrigin", time.machineOrigin())
                .bind("accountOrigin", time.accountOrigin())
                .bind("rate", time.rate())
                .bind("account", account.value())
                .execute();
    }
}
