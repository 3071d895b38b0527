package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.RetentionContract;

class InMemoryRetentionTest extends InMemoryFixture implements RetentionContract {}
