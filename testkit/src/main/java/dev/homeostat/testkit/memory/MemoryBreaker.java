package dev.homeostat.testkit.memory;

import dev.homeostat.domain.resilience.BreakerEpisode;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.domain.resilience.RecentUses;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The circuit breaker of one dependency. Guarded by whoever owns it. */
final class MemoryBreaker {

    private enum State {
        CLOSED,
        OPEN,
        PROBING
    }

    private final Dependency dependency;
    private final BreakerSettings settings;
    private State state = State.CLOSED;
    private int failures;
    private RecentUses recent = RecentUses.NONE;
    private int openings;
    private boolean seenToWork;
    private Duration heldUntil = Duration.ZERO;
    private Optional<BreakerEpisode> episode = Optional.empty();

    MemoryBreaker(Dependency dependency, BreakerSettings settings) {
        this.dependency = dependency;
        this.settings = settings;
    }

    BreakerStatus status(Instant at, Duration now) {
        if (state == State.CLOSED) {
            return new BreakerStatus.Closed(seenToWork);
        }
        Duration cumulative = episode.orElseThrow().cumulativeOpen(now);
        return isDue(now)
                ? new BreakerStatus.ProbeDue(cumulative)
                : new BreakerStatus.Open(at.plus(heldUntil.minus(now)), cumulative);
    }

    boolean beginProbe(Duration now) {
        if (state == State.CLOSED || !isDue(now)) {
            return false;
        }
        state = State.PROBING;
        heldUntil = now.plus(settings.probeTimeout());
        return true;
    }

    Optional<BreakerTransition> succeeded(Instant at, Duration now) {
        boolean closes = state != State.CLOSED;
        state = State.CLOSED;
        failures = 0;
        recent = recent.succeeded();
        seenToWork = true;
        openings = 0;
        return closes
                ? Optional.of(record(
                        Change.CLOSED,
                        "it was seen to work",
                        episode.orElseThrow().closed(now),
                        at,
                        now))
                : Optional.empty();
    }

    Optional<BreakerTransition> failed(String detail, Instant at, Duration now) {
        failures++;
        recent = state == State.CLOSED ? recent.failedAgain() : recent;
        boolean bad = failures >= settings.failures() || recent.isTooBad();
        boolean opens = state == State.PROBING || (state == State.CLOSED && bad);
        return opens ? Optional.of(open(detail, at, now)) : Optional.empty();
    }

    private BreakerTransition open(String detail, Instant at, Duration now) {
        state = State.OPEN;
        openings++;
        recent = RecentUses.NONE;
        heldUntil = now.plus(settings.openFor(openings));
        Optional<BreakerEpisode> running = episode.filter(last -> !last.isOver(now, settings.probation()));
        return record(
                running.isPresent() ? Change.REOPENED : Change.OPENED,
                detail,
                running.map(last -> last.reopened(now)).orElseGet(() -> BreakerEpisode.begin(at, now)),
                at,
                now);
    }

    private BreakerTransition record(Change change, String cause, BreakerEpisode after, Instant at, Duration now) {
        episode = Optional.of(after);
        return new BreakerTransition(dependency, change, cause, at, after.began(), after.cumulativeOpen(now));
    }

    private boolean isDue(Duration now) {
        return heldUntil.compareTo(now) <= 0;
    }
}
