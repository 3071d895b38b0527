package dev.homeostat.adapter.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever happens in whatever order. */
class CircuitBreakerSequencesTest {

    private static final BreakerSettings SETTINGS = BreakerSettings.DEFAULT;
    private static final Dependency SITE = Dependency.SITE;

    private sealed interface Step {
        record Succeed() implements Step {}

        record Fail() implements Step {}

        record Probe() implements Step {}

        record Wait(Duration time) implements Step {}
    }

    @Property
    void opensAfterFiveFailuresInARowOrTenOfTheLatestTwentyAndNeverBefore(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        Deque<Boolean> latest = new ArrayDeque<>();
        int inARow = 0;
        for (Step step : steps) {
            boolean wasClosed = run.status().isClosed();
            run.take(step);
            boolean used = step instanceof Step.Fail || step instanceof Step.Succeed;
            if (used && (wasClosed || step instanceof Step.Succeed)) {
                inARow = step instanceof Step.Fail ? inARow + 1 : 0;
                latest.add(step instanceof Step.Fail);
                if (latest.size() > 20) {
                    latest.remove();
                }
            }
            if (wasClosed) {
                long failed = latest.stream().filter(Boolean::booleanValue).count();
                boolean bad = inARow >= SETTINGS.failures() || failed >= 10;
                assertThat(run.status().isClosed()).isEqualTo(!bad);
                if (bad) {
                    inARow = 0;
                    latest.clear();
                }
            } else {
                assertThat(run.status().isClosed()).isEqualTo(step instanceof Step.Succeed);
            }
        }
    }

    @Property
    void staysOpenFromOneMinuteToAQuarterOfAnHourAtATime(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            int told = run.told.size();
            run.take(step);
            if (run.status() instanceof BreakerStatus.Open open) {
                Duration left = Duration.between(run.clock.now(), open.until());
                assertThat(left).isPositive().isLessThanOrEqualTo(SETTINGS.longestOpen());
                if (run.told.size() > told) {
                    assertThat(left).isGreaterThanOrEqualTo(SETTINGS.firstOpen());
                }
            }
        }
    }

    @Property
    void aProbeIsLetThroughExactlyWhenOneIsDue(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            boolean due = run.status() instanceof BreakerStatus.ProbeDue;
            boolean began = run.take(step);
            if (step instanceof Step.Probe) {
                assertThat(began).isEqualTo(due);
            }
        }
    }

    @Property
    void cumulativeOpenTimeIsTheTimeNotClosedAndNeverDecreasesWithinAnEpisode(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        Duration notClosed = Duration.ZERO;
        for (Step step : steps) {
            int told = run.told.size();
            if (step instanceof Step.Wait(Duration time) && !run.status().isClosed()) {
                notClosed = notClosed.plus(time);
            }
            run.take(step);
            if (run.told.size() > told) {
                BreakerTransition last = run.told.getLast();
                notClosed = last.change() == Change.OPENED ? Duration.ZERO : notClosed;
                assertThat(last.cumulativeOpen()).isEqualTo(notClosed);
            }
            if (!run.status().isClosed()) {
                assertThat(run.status().cumulativeOpen()).isEqualTo(notClosed);
            }
        }
    }

    @Property
    void anEpisodeOpensOnceAndKeepsItsBeginning(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::take);
        for (int next = 1; next < run.told.size(); next++) {
            BreakerTransition before = run.told.get(next - 1);
            BreakerTransition transition = run.told.get(next);
            boolean isNew = transition.change() == Change.OPENED;
            assertThat(transition.episodeBegan()).isEqualTo(isNew ? transition.at() : before.episodeBegan());
            if (isNew) {
                assertThat(before.change()).isEqualTo(Change.CLOSED);
                assertThat(Duration.between(before.at(), transition.at())).isGreaterThanOrEqualTo(SETTINGS.probation());
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> waits = Arbitraries.of(1, 5, 19, 20, 59, 60, 61, 300, 899, 900, 1800)
                .map(seconds -> new Step.Wait(Duration.ofSeconds(seconds)));
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(new Step.Succeed())),
                        Tuple.of(8, Arbitraries.just(new Step.Fail())),
                        Tuple.of(3, Arbitraries.just(new Step.Probe())),
                        Tuple.of(4, waits))
                .list()
                .ofMaxSize(120);
    }

    private static final class Run {

        final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
        final List<BreakerTransition> told = new ArrayList<>();
        final CircuitBreakers breakers = new Resilience4jCircuitBreakers(clock, SETTINGS, told::add);

        BreakerStatus status() {
            return breakers.status(SITE);
        }

        /** Whether a probe was let through. */
        boolean take(Step step) {
            switch (step) {
                case Step.Succeed any -> breakers.succeeded(SITE);
                case Step.Fail any -> breakers.failed(SITE, "down");
                case Step.Wait(Duration time) -> clock.advance(time);
                case Step.Probe any -> {
                    return breakers.beginProbe(SITE);
                }
            }
            return false;
        }
    }
}
