package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.AuditLogContract;

class JdbiAuditLogTest extends PostgresFixture implements AuditLogContract {}
