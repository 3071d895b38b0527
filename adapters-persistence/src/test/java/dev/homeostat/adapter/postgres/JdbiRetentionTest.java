package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.RetentionContract;

class JdbiRetentionTest extends PostgresFixture implements RetentionContract {}
