package dev.homeostat.domain.browserlease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever is asked of a pool, second by second: the promises of its leases hold. */
class LeaseSequencesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whoever is ended by force gets a new browser after so many seconds. */
    private static final int REPLACING = 3;

    /**
     * An operation.
     *
     * @param after seconds after the one before
     * @param takes seconds that it needs, from 200 on it hangs for good
     * @param yields seconds that it takes to give way; from 10 on it never does
     */
    record Work(int after, int level, int takes, int yields) {}

    @Property(tries = 300)
    void thePromisesHold(@ForAll("works") List<Work> works, @ForAll @IntRange(min = 1, max = 4) int workers) {
        new Run(works, workers).run();
    }

    @Provide
    Arbitrary<List<Work>> works() {
        Arbitrary<Integer> levels = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(1, 10)));
        Arbitrary<Integer> takes = Arbitraries.integers().between(1, 220);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        levels,
                        takes,
                        Arbitraries.integers().between(0, 12))
                .as(Work::new)
                .list()
                .ofMaxSize(40);
    }

    private static final class Run {

        private final List<Work> coming;
        private final int workers;
        private final Map<Long, Work> works = new HashMap<>();
        private final Map<Integer, Long> backAt = new HashMap<>();
        private final List<LeaseRequest> waiting = new ArrayList<>();
        private final List<BrowserLease> leases = new ArrayList<>();
        private long second;
        private long epoch;

        Run(List<Work> coming, int workers) {
            this.coming = new ArrayList<>(coming);
            this.workers = workers;
        }

        void run() {
            long next = 0;
            while (!coming.isEmpty() || !waiting.isEmpty() || !leases.isEmpty()) {
                while (!coming.isEmpty() && next <= second) {
                    Work work = coming.removeFirst();
                    ask(work);
                    next = second + (coming.isEmpty() ? 0 : coming.getFirst().after());
                }
                finishWork();
                decide();
                check();
                second++;
                assertThat(second).as("it comes to an end").isLessThan(60_000);
            }
        }

        private void ask(Work work) {
            long number = works.size();
            works.put(number, work);
            waiting.add(new LeaseRequest(number, "work", new LeasePriority(work.level()), now(), PATIENCE));
        }

        private void finishWork() {
            leases.removeIf(this::isOver);
        }

        private boolean isOver(BrowserLease lease) {
            Work work = work(lease);
            boolean done = work.takes() < 200 && lease.age(now()).toSeconds() >= work.takes();
            boolean yielded = work.yields() < 10
                    && lease.yieldAskedAt()
                            .filter(asked -> now().minus(asked).toSeconds() >= work.yields())
                            .isPresent();
            return done || yielded;
        }

        private Work work(BrowserLease lease) {
            return Optional.ofNullable(works.get(lease.request().number())).orElseThrow();
        }

        private void decide() {
            for (LeaseAction action : LeasePolicy.decide(new PoolState(free(), leases, waiting), now())) {
                switch (action) {
                    case LeaseAction.Grant(LeaseRequest request, int worker) -> {
                        assertThat(waiting.remove(request)).as("it waited").isTrue();
                        leases.add(BrowserLease.begin(++epoch, worker, request, now()));
                    }
                    case LeaseAction.AskToYield(BrowserLease lease) -> {
                        assertThat(lease.request().priority().isCritical()).isFalse();
                        change(lease, current -> current.askedToYield(now()));
                    }
                    case LeaseAction.Warn(BrowserLease lease) -> change(lease, BrowserLease::asWarned);
                    case LeaseAction.End(BrowserLease lease, LeaseAction.Cause cause) -> {
                        assertThat(leases.remove(lease)).isTrue();
                        backAt.put(lease.worker(), second + REPLACING);
                    }
                }
            }
        }

        /** A lease may be told of and asked to give way at once. */
        private void change(BrowserLease lease, UnaryOperator<BrowserLease> change) {
            leases.replaceAll(current -> current.epoch() == lease.epoch() ? change.apply(current) : current);
        }

        private List<Integer> free() {
            List<Integer> free = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                if (backAt.getOrDefault(number, 0L) <= second
                        && leases.stream().noneMatch(lease -> lease.worker() == number)) {
                    free.add(number);
                }
            }
            return free;
        }

        private void check() {
            assertThat(leases).extracting(BrowserLease::worker).doesNotHaveDuplicates();
            assertThat(leases).hasSizeLessThanOrEqualTo(workers);
            assertThat(leases).allMatch(lease -> lease.age(now()).compareTo(LeasePolicy.LONGEST) < 0);
            if (!waiting.isEmpty()) {
                assertThat(free()).as("nobody waits while a browser is free").isEmpty();
            }
            long critical = waiting.stream()
                    .filter(request -> request.priority().isCritical())
                    .count();
            long comingFree = backAt.values().stream().filter(at -> at > second).count()
                    + leases.stream()
                            .filter(lease -> lease.yieldAskedAt().isPresent())
                            .count();
            assertThat(leases.stream().noneMatch(BrowserLease::canYield) || comingFree >= critical)
                    .as("for whatever critical waits another gives way")
                    .isTrue();
            assertThat(leases).allMatch(lease -> lease.yieldAskedAt()
                    .map(asked -> now().minus(asked).compareTo(LeasePolicy.YIELD) < 0)
                    .orElse(true));
            starvation();
        }

        /** Who has waited for its patience comes before all that came later, unless that is critical. */
        private void starvation() {
            for (LeaseRequest starved : waiting) {
                if (now().minus(starved.askedAt()).compareTo(PATIENCE) >= 0) {
                    assertThat(leases)
                            .filteredOn(lease -> lease.since().equals(now()))
                            .allMatch(lease -> lease.request().priority().level() <= 1
                                    || lease.request().askedAt().compareTo(starved.askedAt()) <= 0
                                    || starved.priority().level() == 0);
                }
            }
        }

        private Duration now() {
            return Duration.ofSeconds(second);
        }
    }
}
