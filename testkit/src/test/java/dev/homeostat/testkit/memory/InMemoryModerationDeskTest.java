package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.ModerationDeskContract;

class InMemoryModerationDeskTest extends InMemoryFixture implements ModerationDeskContract {}
