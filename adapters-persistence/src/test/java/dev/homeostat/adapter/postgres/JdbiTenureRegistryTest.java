package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.TenureRegistryContract;

class JdbiTenureRegistryTest extends PostgresFixture implements TenureRegistryContract {}
