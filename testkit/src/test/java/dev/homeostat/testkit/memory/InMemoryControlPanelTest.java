package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.ControlPanelContract;

class InMemoryControlPanelTest extends InMemoryFixture implements ControlPanelContract {}
