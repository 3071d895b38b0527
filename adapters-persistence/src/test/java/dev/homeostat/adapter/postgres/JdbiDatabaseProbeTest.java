package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.DatabaseProbeContract;

class JdbiDatabaseProbeTest extends PostgresFixture implements DatabaseProbeContract {}
