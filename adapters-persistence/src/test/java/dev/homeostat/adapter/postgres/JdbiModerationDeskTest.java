package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.ModerationDeskContract;

class JdbiModerationDeskTest extends PostgresFixture implements ModerationDeskContract {}
