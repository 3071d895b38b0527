package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.ContentPlanContract;

class JdbiContentPlanTest extends PostgresFixture implements ContentPlanContract {}
