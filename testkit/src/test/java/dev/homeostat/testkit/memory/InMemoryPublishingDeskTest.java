package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.PublishingDeskContract;

class InMemoryPublishingDeskTest extends InMemoryFixture implements PublishingDeskContract {}
