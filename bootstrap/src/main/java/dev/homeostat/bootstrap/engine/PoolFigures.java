package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.micrometer.BrowserFigures;
import dev.homeostat.adapter.playwright.BrowserPool;
import dev.homeostat.adapter.playwright.pool.PoolUsage;
import dev.homeostat.domain.browserlease.PriorityClass;
import java.time.Duration;
import java.util.Comparator;

/** How a pool stands, for meters. */
record PoolFigures(BrowserPool pool) implements BrowserFigures {

    @Override
    public int held() {
        return pool.usage().leases().size();
    }

    @Override
    public int away() {
        return pool.usage().away();
    }

    @Override
    public int all() {
        return pool.usage().workers();
    }

    @Override
    public int waiting(PriorityClass waiters) {
        return (int) pool.usage().waiting().stream()
                .filter(waiter -> PriorityClass.of(waiter.priority()) == waiters)
                .count();
    }

    @Override
    public Duration oldest(PriorityClass holders) {
        return pool.usage().leases().stream()
                .filter(holder -> PriorityClass.of(holder.priority()) == holders)
                .map(PoolUsage.Holder::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
