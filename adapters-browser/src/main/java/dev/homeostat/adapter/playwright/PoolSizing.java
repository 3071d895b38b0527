package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.Resize;
import dev.homeostat.domain.browserlease.SizingPolicy;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a pool grow and shrink by how it did. Used by one thread at a time. */
final class PoolSizing {

    private static final Logger LOG = LoggerFactory.getLogger(PoolSizing.class);

    private final PoolLimits limits;
    private final PoolMemory memory;
    private final PoolListener listener;
    private final PoolCare care;

    PoolSizing(PoolLimits limits, PoolMemory memory, PoolListener listener, PoolCare care) {
        this.limits = limits;
        this.memory = memory;
        this.listener = listener;
        this.care = care;
    }

    /** Ends a window, and does what it and those before it ask for. */
    void judge(Leases leases) {
        OptionalLong free = memory.free();
        OptionalLong each = mostTaken(leases.warm());
        List<PoolWindow> latest = leases.endWindow(free.orElse(0), each.orElse(0));
        boolean isMeasured = free.isPresent() && each.isPresent();
        Resize resize = SizingPolicy.decide(latest, isMeasured ? limits : asMany(latest.getFirst()));
        switch (resize) {
            case Resize.Grow(String reason) -> {
                LOG.info("one browser more: {}", reason);
                care.grow(leases);
            }
            case Resize.Shrink(String reason) -> {
                LOG.info("one browser fewer: {}", reason);
                leases.retireLast();
            }
            case Resize.Stay(String reason) -> LOG.debug("the browsers stay as many: {}", reason);
        }
        listener.measured(latest.getFirst(), resize);
    }

    private OptionalLong mostTaken(List<BrowserWorker> workers) {
        return workers.stream()
                .map(worker -> memory.taken(worker.processes().stream()))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }

    /** Nobody knows whether there is memory for one more. */
    private PoolLimits asMany(PoolWindow now) {
        return new PoolLimits(limits.least(), Math.max(limits.least(), now.browsers()));
    }
}
