package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.AccountsContract;

class JdbiAccountsTest extends PostgresFixture implements AccountsContract {}
