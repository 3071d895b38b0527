package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.ContentPlanContract;

class InMemoryContentPlanTest extends InMemoryFixture implements ContentPlanContract {}
