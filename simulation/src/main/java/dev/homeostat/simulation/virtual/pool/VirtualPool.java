package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.LeaseAction;
import dev.homeostat.domain.browserlease.LeaseRequest;
import dev.homeostat.domain.browserlease.PoolState;
import dev.homeostat.domain.browserlease.Resize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One stretch of a pool's time, from event to event. */
final class VirtualPool {

    private final Sharing sharing;
    private final List<Operation> coming;
    private final Duration end;
    private final PoolLog log;
    private final VirtualSizing sizing = new VirtualSizing();
    private final List<VirtualBrowser> browsers = new ArrayList<>();
    private final List<LeaseRequest> waiting = new ArrayList<>();
    private final Map<Long, Operation> asking = new HashMap<>();
    private Duration now = Duration.ZERO;
    private int next;
    private long requests;
    private long epoch;

    private VirtualPool(Sharing sharing, List<Operation> coming, Duration end, PoolLog log) {
        this.sharing = sharing;
        this.coming = coming;
        this.end = end;
        this.log = log;
        for (int number = 0; number < PoolPlan.BROWSERS; number++) {
            browsers.add(new VirtualBrowser(number, Duration.ZERO));
        }
    }

    /** Lets the operations come, and logs what becomes of them until the end. */
    static void run(Sharing sharing, List<Operation> coming, Duration end, PoolLog log) {
        new VirtualPool(sharing, coming, end, log).live();
    }

    private void live() {
        for (Duration at = nextEvent(); at.compareTo(end) <= 0; at = nextEvent()) {
            passTo(at);
            while (next < coming.size() && coming.get(next).at().compareTo(now) <= 0) {
                ask(coming.get(next++));
            }
            browsers.forEach(this::finish);
            resize();
            decide();
        }
        passTo(end);
        waiting.forEach(request -> log.waited(operation(request), request.askedAt(), now));
    }

    private Duration nextEvent() {
        Duration arrival = next < coming.size() ? coming.get(next).at() : VirtualBrowser.NEVER;
        Duration first = sharing == Sharing.SIZED ? VirtualBrowser.earlier(arrival, sizing.nextWindow()) : arrival;
        for (VirtualBrowser browser : browsers) {
            first = VirtualBrowser.earlier(first, browser.wakesAt(now));
        }
        return first;
    }

    private void passTo(Duration at) {
        long held =
                browsers.stream().filter(browser -> browser.held().isPresent()).count();
        log.passed(at.minus(now), held, browsers.size());
        sizing.passed(at.minus(now), held);
        now = at;
    }

    private void ask(Operation operation) {
        long number = ++requests;
        asking.put(number, operation);
        waiting.add(new LeaseRequest(number, "operation", operation.priority(), now, operation.patience()));
        sizing.meter().asked();
    }

    private void finish(VirtualBrowser browser) {
        Optional<VirtualBrowser.Held> over =
                browser.held().filter(held -> held.overAt().compareTo(now) <= 0);
        over.ifPresent(held -> {
            browser.end(now);
            sizing.meter().ended(held.lease().age(now));
            if (held.isBrokenOff()) {
                log.brokenOff();
                ask(held.operation());
            }
        });
    }

    private void resize() {
        browsers.removeIf(browser -> browser.goes() && browser.held().isEmpty());
        if (sharing != Sharing.SIZED || now.compareTo(sizing.nextWindow()) < 0) {
            return;
        }
        long staying = browsers.stream().filter(browser -> !browser.goes()).count();
        switch (sizing.judge((int) staying)) {
            case Resize.Grow grow -> {
                browsers.add(new VirtualBrowser(freeNumber(), now.plus(Workload.REPLACING)));
                log.resized();
            }
            case Resize.Shrink shrink -> {
                browsers.stream()
                        .filter(browser -> !browser.goes())
                        .max(Comparator.comparing(VirtualBrowser::number))
                        .ifPresent(VirtualBrowser::goWhenFree);
                log.resized();
            }
            case Resize.Stay stay -> {}
        }
    }

    private int freeNumber() {
        return browsers.stream().mapToInt(VirtualBrowser::number).max().orElse(-1) + 1;
    }

    private void decide() {
        List<Integer> free = browsers.stream()
                .filter(browser -> browser.isFree(now))
                .map(VirtualBrowser::number)
                .toList();
        List<BrowserLease> leases = browsers.stream()
                .flatMap(browser -> browser.held().stream())
                .map(VirtualBrowser.Held::lease)
                .toList();
        sharing.decide(new PoolState(free, leases, waiting), now).forEach(this::carryOut);
    }

    private void carryOut(LeaseAction action) {
        switch (action) {
            case LeaseAction.Grant(LeaseRequest request, int worker) -> grant(request, browser(worker));
            case LeaseAction.AskToYield(BrowserLease lease) ->
                browser(lease.worker()).askToYield(now);
            case LeaseAction.Warn(BrowserLease lease) -> browser(lease.worker()).asWarned();
            case LeaseAction.End(BrowserLease lease, LeaseAction.Cause cause) -> {
                browser(lease.worker()).end(now.plus(Workload.REPLACING));
                sizing.meter().ended(lease.age(now));
                log.ended();
            }
        }
    }

    private void grant(LeaseRequest request, VirtualBrowser browser) {
        Operation operation = operation(request);
        waiting.removeIf(other -> other.number() == request.number());
        asking.remove(request.number());
        browser.begin(BrowserLease.begin(++epoch, browser.number(), request, now), operation);
        log.waited(operation, request.askedAt(), now);
        sizing.meter().waited(request.priority(), now.minus(request.askedAt()));
    }

    private Operation operation(LeaseRequest request) {
        return Objects.requireNonNull(asking.get(request.number()));
    }

    private VirtualBrowser browser(int number) {
        return browsers.stream()
                .filter(browser -> browser.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
