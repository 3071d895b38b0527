package dev.homeostat.adapter.resilience;

import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.resilience.BreakerEpisode;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.domain.resilience.RecentUses;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The circuit breaker of one dependency. resilience4j counts and holds the state; what it does not know is that too many
 * of the latest uses failed though not in a row, when a probe has taken too long, and how long an episode lasts over all
 * of its openings. Thread-safe.
 */
final class Circuit {

    private final Dependency dependency;
    private final MachineClock clock;
    private final BreakerSettings settings;
    private final Transitions transitions;
    private final CircuitBreaker breaker;

    private Duration read = Duration.ZERO;
    private Optional<BreakerEpisode> episode = Optional.empty();
    private RecentUses recent = RecentUses.NONE;
    private boolean seenToWork;
    private int openings;
    private Duration heldUntil = Duration.ZERO;

    Circuit(Dependency dependency, MachineClock clock, BreakerSettings settings, Transitions transitions) {
        this.dependency = dependency;
        this.clock = clock;
        this.settings = settings;
        this.transitions = transitions;
        this.breaker = CircuitBreaker.of(dependency.word(), config(settings, readClock()));
    }

    synchronized BreakerStatus status() {
        return status(readTime());
    }

    synchronized boolean beginProbe() {
        Duration now = readTime();
        if (!(status(now) instanceof BreakerStatus.ProbeDue)) {
            return false;
        }
        if (breaker.getState() == State.HALF_OPEN) {
            // The leave of a prober that did not report in time.
            breaker.releasePermission();
        }
        heldUntil = now.plus(settings.probeTimeout());
        return breaker.tryAcquirePermission();
    }

    synchronized void succeeded() {
        Duration now = readTime();
        State before = breaker.getState();
        if (before == State.OPEN) {
            breaker.transitionToClosedState();
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        recent = recent.succeeded();
        seenToWork = true;
        if (before != State.CLOSED) {
            openings = 0;
            String cause = before == State.OPEN ? "it was seen to work before a probe was due" : "a probe went well";
            record(Change.CLOSED, cause, episode.orElseThrow().closed(now), now);
        }
    }

    synchronized void failed(String detail) {
        Duration now = readTime();
        State before = breaker.getState();
        breaker.onError(0, TimeUnit.NANOSECONDS, new Failure());
        if (breaker.getState() == State.CLOSED) {
            recent = recent.failedAgain();
            if (recent.isTooBad()) {
                breaker.transitionToOpenState();
            }
        }
        if (before != State.OPEN && breaker.getState() == State.OPEN) {
            open(detail, now);
        }
    }

    private void open(String detail, Duration now) {
        openings++;
        recent = RecentUses.NONE;
        heldUntil = now.plus(settings.openFor(openings));
        Optional<BreakerEpisode> running = episode.filter(last -> !last.isOver(now, settings.probation()));
        record(
                running.isPresent() ? Change.REOPENED : Change.OPENED,
                detail,
                running.map(last -> last.reopened(now)).orElseGet(() -> BreakerEpisode.begin(clock.now(), now)),
                now);
    }

    private void record(Change change, String cause, BreakerEpisode after, Duration now) {
        episode = Optional.of(after);
        transitions.add(new BreakerTransition(
                dependency, change, cause, clock.now(), after.began(), after.cumulativeOpen(now)));
    }

    private BreakerStatus status(Duration now) {
        if (breaker.getState() == State.CLOSED) {
            return new BreakerStatus.Closed(seenToWork);
        }
        Duration cumulative = episode.orElseThrow().cumulativeOpen(now);
        Duration left = heldUntil.minus(now);
        return left.isPositive()
                ? new BreakerStatus.Open(clock.now().plus(left), cumulative)
                : new BreakerStatus.ProbeDue(cumulative);
    }

    /** One moment for us and for resilience4j, however long the operation takes. */
    private Duration readTime() {
        read = clock.monotonic();
        return read;
    }

    private Clock readClock() {
        InstantSource source = () -> Instant.EPOCH.plus(read);
        return source.withZone(ZoneOffset.UTC);
    }

    private static CircuitBreakerConfig config(BreakerSettings settings, Clock time) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.failures())
                .minimumNumberOfCalls(settings.failures())
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(opening -> millisBefore(settings.openFor(opening)))
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .clock(time)
                .currentTimestampFunction(clock -> TimeUnit.MILLISECONDS.toNanos(clock.millis()), TimeUnit.NANOSECONDS)
                .build();
    }

    /** resilience4j lets a probe through strictly after its time, we do so from that time on. */
    private static long millisBefore(Duration wait) {
        return wait.toMillis() - 1;
    }
}
