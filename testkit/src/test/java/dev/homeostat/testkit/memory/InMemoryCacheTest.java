package dev.homeostat.testkit.memory;

import dev.homeostat.application.cache.port.Cache;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.contract.CacheContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryCacheTest implements CacheContract {

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final InMemoryCache cache = new InMemoryCache(clock);

    @Override
    public Cache cache() {
        return cache;
    }

    @Override
    public void elapse(Duration time) {
        clock.advance(time);
    }
}
