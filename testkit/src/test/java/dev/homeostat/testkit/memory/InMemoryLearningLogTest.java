package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.LearningLogContract;

class InMemoryLearningLogTest extends InMemoryFixture implements LearningLogContract {}
