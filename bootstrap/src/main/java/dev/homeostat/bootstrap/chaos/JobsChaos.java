package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.bootstrap.trial.TrialResult;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Lets two engine processes run one account on one database, kills again and again the one that runs the jobs, and looks in
 * the end whether each tick was run once, or died and was made up.
 */
public final class JobsChaos {

    private static final AccountId ACCOUNT = new AccountId(ChaosSettings.ACCOUNT);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofSeconds(40);
    private static final Duration DYING = Duration.ofSeconds(10);
    /** Until another engine runs the jobs: the tenure, a cold start if both were down, and a browser that hung. */
    private static final Duration TAKEOVER = Duration.ofSeconds(45);

    private static final int QUEUED = 2;

    private final Options options;
    private final Ground ground;
    private final Remains remains;
    private final Random random;
    private final List<Rival> rivals = new ArrayList<>();
    private final List<Instant> kills = new ArrayList<>();
    private int takeovers;

    /**
     * What is asked for.
     *
     * @param every from one kill to the next
     */
    public record Options(Duration length, Duration every, RunOptions run) {}

    private JobsChaos(Options options, Ground ground) {
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
            return Optional.of(new JobsChaos(options, ground).run());
        } catch (Ground.GivenUp e) {
            return Optional.empty();
        }
    }

    private JobsReport run() throws InterruptedException {
        try {
            start("one");
            start("two");
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < options.length().toNanos()) {
                ground.backlog().queue(Math.max(0, QUEUED - ground.backlog().left()));
                ground.rest(options.every()
                        .multipliedBy(500 + random.nextInt(1_000))
                        .dividedBy(1_000));
                killTheHolder();
            }
            ground.await(PATIENCE, () -> ground.backlog().isDrained() && isMadeUp());
            end();
            return report();
        } finally {
            rivals.forEach(rival -> rival.process().kill());
            rivals.forEach(rival -> BrowserWorker.reapLeftovers(rival.browsers()));
        }
    }

    private void start(String name) {
        rivals.add(Rival.start(name, ground, options.run().chromium(), Duration.ZERO, remains));
    }

    private void killTheHolder() {
        Rival holder =
                rivals.stream().max(Comparator.comparingLong(Rival::epoch)).orElseThrow();
        holder.process().noteChildren();
        holder.process().kill();
        kills.add(accountNow());
        takeovers += holder.takeovers();
        rivals.remove(holder);
        start(holder.name());
        options.run().progress().accept("kill %d: %s".formatted(kills.size(), holder.name()));
    }

    /** Nobody knows of a run that was killed before somebody else takes the account. */
    private boolean isMadeUp() {
        boolean known = ground.desk().ports().heartbeats().running(ACCOUNT).stream()
                .noneMatch(run -> run.startedAt().isBefore(kills.getLast()));
        return known && ledger().notMadeUp() == 0;
    }

    private void end() {
        for (Rival rival : rivals) {
            if (!rival.process().end(ENDING)) {
                throw new IllegalStateException("engine %s does not end within %s".formatted(rival.name(), ENDING));
            }
        }
        takeovers += rivals.stream().mapToInt(Rival::takeovers).sum();
    }

    private Instant accountNow() {
        return ground.desk().ports().accounts().now(ACCOUNT);
    }

    private RunLedger ledger() {
        JobHeartbeats heartbeats = ground.desk().ports().heartbeats();
        Duration slack = TAKEOVER.multipliedBy(ChaosSettings.TIME_RATE);
        RunLedger all = RunLedger.NOTHING;
        for (JobDefinition job : jobs()) {
            all = all.and(RunLedger.of(job, heartbeats.latest(ACCOUNT, job.name(), Integer.MAX_VALUE), kills, slack));
        }
        return all;
    }

    private List<JobDefinition> jobs() {
        return ground.desk().homeostat().jobs().stream()
                .map(standing -> standing.job())
                .toList();
    }

    private JobsReport report() {
        return new JobsReport(
                kills.size(),
                takeovers,
                ledger(),
                ground.desk().ports().heartbeats().running(ACCOUNT).size(),
                remains.end(DYING, options.run().progress()),
                ground.findings(),
                ground.age());
    }
}
