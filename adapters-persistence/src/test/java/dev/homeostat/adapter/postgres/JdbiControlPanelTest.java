package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.ControlPanelContract;

class JdbiControlPanelTest extends PostgresFixture implements ControlPanelContract {}
