package dev.homeostat.adapter.caffeine;

import dev.homeostat.application.cache.port.Cache;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.contract.CacheContract;
import java.time.Duration;
import java.time.Instant;

class CaffeineCacheTest implements CacheContract {

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final CaffeineCache cache = new CaffeineCache(clock);

    @Override
    public Cache cache() {
        return cache;
    }

    @Override
    public void elapse(Duration time) {
        clock.advance(time);
    }
}
