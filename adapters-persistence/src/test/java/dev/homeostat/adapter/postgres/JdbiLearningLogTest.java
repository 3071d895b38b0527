package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.LearningLogContract;

class JdbiLearningLogTest extends PostgresFixture implements LearningLogContract {}
