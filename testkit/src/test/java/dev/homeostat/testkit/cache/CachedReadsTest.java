package dev.homeostat.testkit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.cache.CacheCodec;
import dev.homeostat.application.cache.CachedReads;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.cache.CacheKey;
import dev.homeostat.domain.cache.CacheLifetimes;
import dev.homeostat.domain.cache.CacheRegion;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.memory.InMemoryCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedReadsTest {

    private static final CacheKey KEY = new CacheKey(CacheRegion.MODELS, "account", "v1");
    private static final CacheCodec<Integer> NUMBER = new CacheCodec<>() {

        @Override
        public String encode(Integer value) {
            return value.toString();
        }

        @Override
        public Integer decode(String text) {
            return Integer.valueOf(text);
        }
    };

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final InMemoryCache cache = new InMemoryCache(clock);
    private final CacheLifetimes lifetimes = new CacheLifetimes(Map.of(CacheRegion.MODELS, Duration.ofMinutes(100)));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceUntilTheLifetimeLessItsJitterIsOver() {
        CachedReads reads = new CachedReads(cache, lifetimes, () -> 0.5);
        assertThat(read(reads)).contains(7);
        clock.advance(Duration.ofMinutes(95).minusMillis(1));
        assertThat(read(reads)).contains(7);
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(read(reads)).contains(7);
        assertThat(asked).hasValue(2);
    }

    @Test
    void lifetimesSpreadOverATenth() {
        assertThat(lifetimes.of(CacheRegion.MODELS, 0)).isEqualTo(Duration.ofMinutes(100));
        assertThat(lifetimes.of(CacheRegion.MODELS, Math.nextDown(1.0))).isEqualTo(Duration.ofMinutes(90));
        assertThat(CacheLifetimes.USUAL.of(CacheRegion.MODELS, 0)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aCacheThatIsAwayIsNoErrorAndServesAgainWhenItIsBack() {
        CachedReads reads = new CachedReads(cache, lifetimes, () -> 0);
        assertThat(read(reads)).contains(7);
        cache.away(true);
        assertThat(read(reads)).contains(7);
        assertThat(asked).hasValue(2);
        cache.away(false);
        assertThat(read(reads)).contains(7);
        assertThat(asked).hasValue(2);
    }

    @Test
    void withoutACacheEachReadIsAsked() {
        assertThat(read(CachedReads.NONE)).contains(7);
        assertThat(read(CachedReads.NONE)).contains(7);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatCannotBeReadIsAskedAgainAndReplaced() {
        CachedReads reads = new CachedReads(cache, lifetimes, () -> 0);
        cache.put(KEY, "garbled", Duration.ofHours(1));
        assertThat(read(reads)).contains(7);
        assertThat(cache.get(KEY)).contains("7");
    }

    @Test
    void absenceAndFailureOfWhoKnowsAreNotKept() {
        CachedReads reads = new CachedReads(cache, lifetimes, () -> 0);
        assertThat(reads.read(KEY, NUMBER, Optional::empty)).isEmpty();
        assertThatThrownBy(() -> reads.read(KEY, NUMBER, () -> {
                    throw new StoreUnavailable("gone", new IllegalStateException());
                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(read(reads)).contains(7);
    }

    private Optional<Integer> read(CachedReads reads) {
        return reads.read(KEY, NUMBER, () -> {
            asked.incrementAndGet();
            return Optional.of(7);
        });
    }
}
