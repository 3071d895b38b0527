package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.contract.PostsContract;

class JdbiPostsTest extends PostgresFixture implements PostsContract {}
