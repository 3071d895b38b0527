package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.AuditLogContract;

class InMemoryAuditLogTest extends InMemoryFixture implements AuditLogContract {}
