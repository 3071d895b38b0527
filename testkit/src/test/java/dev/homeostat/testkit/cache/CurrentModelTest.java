package dev.homeostat.testkit.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.application.cache.CachedReads;
import dev.homeostat.application.learning.CurrentModel;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.cache.CacheLifetimes;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.WatchedStore;
import dev.homeostat.testkit.memory.InMemoryCache;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model that is planned by, read through a cache. */
class CurrentModelTest {

    private static final AccountId ACCOUNT = new AccountId("cached");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private final AtomicInteger found = new AtomicInteger();
    private final StorePorts store = WatchedStore.of(new InMemoryStore(time).ports(), new WatchedStore.Onlooker() {
        @Override
        public void before(Method call) {
            if (call.getName().equals("find")) {
                found.incrementAndGet();
            }
        }
    });
    private final InMemoryCache cache = new InMemoryCache(time);
    private final CurrentModel current = new CurrentModel(
            store.learning(), LearningSettings.DEFAULT, new CachedReads(cache, CacheLifetimes.USUAL, () -> 0));
    private Tenure tenure;

    @BeforeEach
    void holdTheAccount() {
        store.accounts().open(ACCOUNT);
        tenure = ((Answer.Granted) store.tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofDays(9)))
                .tenure();
    }

    @Test
    void isReadOnceAndIsTheSameToTheLastBit() {
        Model model = keep(1);
        assertThat(current.of(tenure, START)).isEqualTo(model);
        assertThat(current.of(tenure, START)).isEqualTo(model);
        assertThat(found).hasValue(1);
    }

    @Test
    void isNeverAnOldOne() {
        int stale = 0;
        for (int number = 1; number <= 200; number++) {
            Model model = keep(number);
            stale += current.of(tenure, START).equals(model) ? 0 : 1;
            stale += current.of(tenure, START).equals(model) ? 0 : 1;
        }
        assertThat(stale).isZero();
        assertThat(found).hasValue(200);
    }

    @Test
    void isTheSameWhileTheCacheIsAway() {
        Model model = keep(1);
        cache.away(true);
        assertThat(current.of(tenure, START)).isEqualTo(model);
        cache.away(false);
        assertThat(current.of(tenure, START)).isEqualTo(model);
    }

    private Model keep(int number) {
        Model model = new Model(
                LearningSettings.DEFAULT,
                START.plusNanos(number),
                number,
                3,
                1.0 / 3,
                Double.MIN_VALUE,
                Map.of(
                        new Arm(Dimension.TOPIC, "a topic / with \n é \ud83d\ude80"),
                        new Estimate(-0.1 / number, Math.PI, 2),
                        Arm.hour(7),
                        new Estimate(0, 1e-300, 0)));
        store.learning().keep(tenure, model, new TreeMap<>());
        return model;
    }
}
