package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.EngagementLedgerContract;

class InMemoryEngagementLedgerTest extends InMemoryFixture implements EngagementLedgerContract {}
