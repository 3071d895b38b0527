package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.AccountsContract;

class InMemoryAccountsTest extends InMemoryFixture implements AccountsContract {}
