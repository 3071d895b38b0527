package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.DatabaseProbeContract;

class InMemoryDatabaseProbeTest extends InMemoryFixture implements DatabaseProbeContract {}
