package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.bootstrap.trial.TrialResult;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Lets two engine processes of two hosts run one account on one database, stops and continues either of them at random
 * moments for longer than it may hold the account in silence, one of them with a clock that is wrong by an hour, and
 * compares in the end what the site accepted with what the database says.
 */
public final class RivalsChaos {

    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(4);
    private static final Duration LONGEST_LEAD = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(14);
    private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ENDING = Duration.ofSeconds(40);
    private static final Duration DYING = Duration.ofSeconds(10);
    private static final int QUEUED = 3;
    private static final int HOLDER_OF_FOUR = 3;

    private final Options options;
    private final Ground ground;
    private final Remains remains;
    private final Random random;
    private final List<Rival> rivals = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    /** What is asked for. */
    public record Options(Duration length, RunOptions run) {}

    private RivalsChaos(Options options, Ground ground) {
        this.options = options;
        this.ground = ground;
        this.remains = new Remains(ground.files().directory());
        this.random = new Random(options.run().seed());
    }

    /**
     * Runs to the end, or until it is told to stop; leaves nothing behind either way.
     *
     * @return empty when it was told to stop
     */
    public static Optional<TrialResult> run(Options options) throws InterruptedException {
        try (Ground ground = Ground.lay(options.run(), PracticeSiteObserver.none(), Map.of())) {
            return Optional.of(new RivalsChaos(options, ground).run());
        } catch (Ground.GivenUp e) {
            return Optional.empty();
        }
    }

    private RivalsReport run() throws InterruptedException {
        try {
            ground.backlog().queue(QUEUED);
            start("one", Duration.ZERO);
            start("two", AHEAD);
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < options.length().toNanos()) {
                pauseOne();
            }
            options.run()
                    .progress()
                    .accept("no more pauses, %d posts to go"
                            .formatted(ground.backlog().left()));
            boolean drained = ground.await(PATIENCE, ground.backlog()::isDrained);
            expectAlive();
            end();
            return report(drained);
        } finally {
            rivals.forEach(rival -> rival.process().kill());
            rivals.forEach(rival -> BrowserWorker.reapLeftovers(rival.browsers()));
        }
    }

    private void start(String name, Duration ahead) {
        rivals.add(Rival.start(name, ground, options.run().chromium(), ahead, remains));
    }

    /** Mostly the one that holds the account, and half of the time in the middle of a publish. */
    private void pauseOne() throws InterruptedException {
        expectAlive();
        ground.backlog().queue(Math.max(0, QUEUED - ground.backlog().left()));
        Rival holder =
                rivals.stream().max(Comparator.comparingLong(Rival::epoch)).orElseThrow();
        Rival chosen = random.nextInt(HOLDER_OF_FOUR + 1) < HOLDER_OF_FOUR
                ? holder
                : rivals.get(random.nextInt(rivals.size()));
        if (random.nextBoolean() && chosen.awaitClaim(CLAIM_PATIENCE)) {
            ground.rest(Spans.part(LONGEST_LEAD, random.nextDouble()));
        } else {
            ground.rest(Spans.part(LONGEST_GAP, random.nextDouble()));
        }
        Duration pause =
                ChaosSettings.TENURE.plus(Spans.part(LONGEST_PAUSE.minus(ChaosSettings.TENURE), random.nextDouble()));
        chosen.process().noteChildren();
        chosen.process().freeze();
        try {
            ground.rest(pause);
        } finally {
            chosen.process().thaw();
        }
        pauses.add(pause);
        options.run()
                .progress()
                .accept("pause %d: %s%s for %s s"
                        .formatted(
                                pauses.size(),
                                chosen.name(),
                                chosen.equals(holder) ? ", which held the account," : "",
                                Durations.seconds(pause)));
    }

    private void expectAlive() {
        for (Rival rival : rivals) {
            if (!rival.process().isAlive()) {
                throw new IllegalStateException("engine %s ended by itself: %s"
                        .formatted(rival.name(), rival.process().lastWords()));
            }
        }
    }

    private void end() {
        for (Rival rival : rivals) {
            if (!rival.process().end(ENDING)) {
                throw new IllegalStateException("engine %s does not end within %s".formatted(rival.name(), ENDING));
            }
        }
    }

    private RivalsReport report(boolean drained) {
        return new RivalsReport(
                pauses,
                ground.backlog().all().size(),
                drained,
                rivals.stream().mapToInt(Rival::takeovers).sum(),
                rivals.stream().mapToInt(Rival::fenced).sum(),
                rivals.stream().mapToInt(Rival::late).sum(),
                remains.end(DYING, options.run().progress()),
                ground.findings(),
                AuditCheck.of(ground.desk().homeostat()),
                ground.age());
    }
}
