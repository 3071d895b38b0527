package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.PostsContract;

class InMemoryPostsTest extends InMemoryFixture implements PostsContract {}
