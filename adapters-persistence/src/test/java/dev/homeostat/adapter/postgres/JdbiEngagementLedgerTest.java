package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.EngagementLedgerContract;

class JdbiEngagementLedgerTest extends PostgresFixture implements EngagementLedgerContract {}
