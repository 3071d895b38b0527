package dev.homeostat.testkit.memory;

import dev.homeostat.testkit.contract.NoticeOutboxContract;

class InMemoryNoticeOutboxTest extends InMemoryFixture implements NoticeOutboxContract {}
