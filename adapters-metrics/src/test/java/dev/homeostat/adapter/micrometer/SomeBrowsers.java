package dev.homeostat.adapter.micrometer;

import dev.homeostat.domain.browserlease.PriorityClass;
import java.time.Duration;

/** Three browsers, of which two are held. */
record SomeBrowsers() implements BrowserFigures {

    @Override
    public int held() {
        return 2;
    }

    @Override
    public int away() {
        return 1;
    }

    @Override
    public int all() {
        return 3;
    }

    @Override
    public int waiting(PriorityClass waiters) {
        return waiters == PriorityClass.READING ? 4 : 0;
    }

    @Override
    public Duration oldest(PriorityClass holders) {
        return holders == PriorityClass.CRITICAL ? Duration.ofMillis(2_500) : Duration.ZERO;
    }
}
