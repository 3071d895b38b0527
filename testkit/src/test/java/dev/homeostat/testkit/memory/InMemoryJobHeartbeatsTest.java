package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.JobHeartbeatsContract;

class InMemoryJobHeartbeatsTest extends InMemoryFixture implements JobHeartbeatsContract {}
