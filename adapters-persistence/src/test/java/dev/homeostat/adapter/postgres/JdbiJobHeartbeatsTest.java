package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.JobHeartbeatsContract;

class JdbiJobHeartbeatsTest extends PostgresFixture implements JobHeartbeatsContract {}
