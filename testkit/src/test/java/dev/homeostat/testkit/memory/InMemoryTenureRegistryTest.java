package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.TenureRegistryContract;

class InMemoryTenureRegistryTest extends InMemoryFixture implements TenureRegistryContract {}
