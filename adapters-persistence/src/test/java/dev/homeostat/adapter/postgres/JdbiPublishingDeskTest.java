package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.PublishingDeskContract;

class JdbiPublishingDeskTest extends PostgresFixture implements PublishingDeskContract {}
