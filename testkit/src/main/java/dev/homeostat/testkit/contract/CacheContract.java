package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.cache.port.Cache;
import dev.homeostat.domain.cache.CacheKey;
import dev.homeostat.domain.cache.CacheRegion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Cache} must do that keeps anything. */
public interface CacheContract {

    /** An empty one, the same throughout a test. */
    Cache cache();

    /** Lets machine time pass. */
    void elapse(Duration time);

    @Test
    default void keepsAValueUntilItsLifetimeIsOver() {
        cache().put(key("one", "1"), "kept \u00e9\ud83d\ude80", Duration.ofMinutes(30));
        cache().put(key("two", "1"), "shorter", Duration.ofMinutes(10));
        elapse(Duration.ofMinutes(30).minusMillis(1));
        assertThat(cache().get(key("one", "1"))).contains("kept \u00e9\ud83d\ude80");
        assertThat(cache().get(key("two", "1"))).isEmpty();
        elapse(Duration.ofMillis(1));
        assertThat(cache().get(key("one", "1"))).isEmpty();
    }

    @Test
    default void aLaterValueTakesThePlaceAndTheLifetimeOfAnEarlierOne() {
        cache().put(key("one", "1"), "earlier", Duration.ofMinutes(1));
        cache().put(key("one", "1"), "later", Duration.ofMinutes(9));
        elapse(Duration.ofMinutes(5));
        assertThat(cache().get(key("one", "1"))).contains("later");
    }

    @Test
    default void givesNoStaleValueAfterAnUpdate() {
        int stale = 0;
        for (int version = 1; version <= 1_000; version++) {
            Optional<String> before = cache().get(key("updated", Integer.toString(version)));
            stale += before.isPresent() ? 1 : 0;
            cache().put(key("updated", Integer.toString(version)), "value " + version, Duration.ofHours(1));
            assertThat(cache().get(key("updated", Integer.toString(version)))).contains("value " + version);
        }
        assertThat(stale).isZero();
    }

    @Test
    default void knowsNothingOfOtherNames() {
        cache().put(key("one", "1"), "value", Duration.ofHours(1));
        assertThat(cache().get(key("another", "1"))).isEmpty();
    }

    private static CacheKey key(String name, String version) {
        return new CacheKey(CacheRegion.MODELS, name, version);
    }
}
