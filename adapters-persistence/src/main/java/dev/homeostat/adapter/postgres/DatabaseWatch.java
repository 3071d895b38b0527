package dev.homeostat.adapter.postgres;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks on, in a thread of its own, at how the connections are used: names who holds one for too long, says when hardly
 * any is left, and keeps slow statements with their plans.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private static final String TRACE = "database-watch";
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER = Duration.ofDays(1);
    private static final int FRAMES = 8;

    /** Two of ten are there for posting and healing. */
    private static final int HARDLY_ANY_LEFT = 8;

    private final Database database;
    private final WatchSettings settings;
    private final Supplier<PoolState> pool;
    private final ErrorTracker errors;
    private final EventRecorder events;
    private final InstantSource clock = new SteadyClock();
    private final Named holders = new Named();
    private final Named waiting = new Named();
    private final Map<String, Long> keptAtNanos = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("homeostat-database-watch").daemon().factory());
    private boolean crowded;
    private boolean told;

    DatabaseWatch(
            Database database,
            WatchSettings settings,
            Supplier<PoolState> pool,
            ErrorTracker errors,
            EventRecorder events) {
        this.database = database;
        this.settings = settings;
        this.pool = pool;
        this.errors = errors;
        this.events = events;
    }

    /** Looks now and then until it is closed. */
    void start() {
        long every = shorter(
                        shorter(settings.heldAfter(), settings.waitedAfter()).dividedBy(3), LONGEST_LOOK)
                .toMillis();
        Future<?> unused = thread.scheduleWithFixedDelay(this::look, every, Math.max(every, 1), TimeUnit.MILLISECONDS);
        database.slowStatements().tell(settings.slowAfter(), this::keep);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void look() {
        try {
            holders.newOf(database.borrowers(), settings.heldAfter()).forEach(this::tellOfHolder);
            waiting.newOf(database.queue(), settings.waitedAfter()).forEach(this::tellOfWaiting);
            lookAtThePool(pool.get());
        } catch (RuntimeException bug) {
            LOG.error("the connections could not be looked at", bug);
        }
    }

    /** A wait shows before it ends in a failure, and the holders are those who can end it. */
    private void tellOfWaiting(Callers.Caller caller) {
        record(
                "connection_wait",
                Severity.WARNING,
                "%s has waited for a connection for %d ms; held are %s"
                        .formatted(caller.callSite(), caller.age().toMillis(), database.borrowers()));
    }

    private void tellOfHolder(Callers.Caller loan) {
        String stack = Arrays.stream(loan.thread().getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.homeostat."))
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        record(
                "connection_held",
                Severity.ERROR,
                "%s has held a connection for %d s in the thread %s: %s"
                        .formatted(
                                loan.callSite(),
                                loan.age().toSeconds(),
                                loan.thread().getName(),
                                stack));
    }

    /** A single look may meet a moment; two in a row are a state. */
    private void lookAtThePool(PoolState state) {
        boolean now = state.active() > HARDLY_ANY_LEFT;
        if (now && crowded && !told) {
            record(
                    "pool_nearly_exhausted",
                    Severity.WARNING,
                    "%d of %d connections are in use and %d callers wait; held are %s"
                            .formatted(state.active(), state.max(), state.waiting(), database.borrowers()));
        }
        told = now && (told || crowded);
        crowded = now;
    }

    private void record(String kind, Severity severity, String message) {
        errors.record(new TrackedError("database", kind, severity, message, ErrorContext.ofHost(TRACE)));
    }

    /** Once a day at most for each statement of a call site. */
    private void keep(SlowStatements.Slow slow) {
        String key = slow.callSite() + " " + slow.fingerprint();
        long now = System.nanoTime();
        Long before = keptAtNanos.get(key);
        if (before != null && now - before < AGAIN_AFTER.toNanos()) {
            return;
        }
        keptAtNanos.put(key, now);
        try {
            thread.execute(() -> events.record(Optional.empty(), slow.event(clock.instant(), plan(slow))));
        } catch (RejectedExecutionException closed) {
            LOG.debug("a slow statement of {} came after the end", slow.callSite());
        }
    }

    private String plan(SlowStatements.Slow slow) {
        try {
            return database.inTransaction(handle -> {
                handle.execute("SET TRANSACTION READ ONLY");
                Query explain = handle.createQuery(slow.explain());
                slow.arguments().forEach((name, argument) -> {
                    if (name.matches("\\d+")) {
                        explain.bind(Integer.parseInt(name), argument);
                    } else {
                        explain.bind(name, argument);
                    }
                });
                return explain.mapTo(String.class).stream().collect(Collectors.joining("\n"));
            });
        } catch (RuntimeException none) {
            LOG.debug("no plan of a statement of {}", slow.callSite(), none);
            return "none: " + none.getMessage();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Each caller is told of once. */
    private static final class Named {

        private final Set<Callers.Caller> told = new HashSet<>();

        List<Callers.Caller> newOf(Callers callers, Duration age) {
            List<Callers.Caller> now = callers.since(age);
            told.retainAll(now);
            return now.stream().filter(told::add).toList();
        }
    }
}
