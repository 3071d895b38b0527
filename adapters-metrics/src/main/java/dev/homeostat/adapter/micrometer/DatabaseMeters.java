package dev.homeostat.adapter.micrometer;

import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** How this process uses the store: its connections, asked when they are read, and its transactions by call site. */
final class DatabaseMeters {

    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final DatabaseProbe probe;
    private final MultiGauge transactions;
    private final MultiGauge p95;

    DatabaseMeters(MeterRegistry registry, DatabaseProbe probe) {
        this.registry = registry;
        this.probe = probe;
        this.transactions =
                MultiGauge.builder("homeostat.database.transactions").register(registry);
        this.p95 = MultiGauge.builder("homeostat.database.transaction.p95")
                .baseUnit("seconds")
                .register(registry);
        connections("active", PoolState::active);
        connections("idle", PoolState::idle);
        connections("waiting", PoolState::waiting);
        connections("max", PoolState::max);
    }

    private void connections(String state, ToIntFunction<PoolState> count) {
        Gauge.builder(
                        "homeostat.database.connections",
                        probe,
                        asked -> count.applyAsInt(asked.load().pool()))
                .tag("state", state)
                .register(registry);
    }

    /** Shows the call sites as they stand now; new ones come in time. */
    void show() {
        List<QueryStatistics> sites = probe.load().statistics();
        transactions.register(rows(sites, QueryStatistics::count), true);
        p95.register(rows(sites, site -> site.p95().toNanos() / NANOS), true);
    }

    private static List<Row<?>> rows(List<QueryStatistics> sites, ToDoubleFunction<QueryStatistics> value) {
        return sites.stream()
                .<Row<?>>map(site -> Row.of(Tags.of("call_site", site.callSite()), value.applyAsDouble(site)))
                .toList();
    }
}
