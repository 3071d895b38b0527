package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Kills a real engine in the middle of publishing, again and again, on a real database and a real browser, and compares
 * in the end what the site accepted with what the database says.
 */
public final class PublishChaos {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(3);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofSeconds(30);
    private static final Duration DYING = Duration.ofSeconds(10);
    private static final int SPARE_POSTS = 3;

    private final Options options;
    private final ChaosFiles files;
    private final PracticeSite site;
    private final SiteWatch watch;
    private final Backlog backlog;
    private final Path browsers;
    private final Remains remains;
    private final KillPlan plan;
    private final KillTable kills = new KillTable();
    private final Spans spans = new Spans();
    private Optional<EngineProcess> engine = Optional.empty();
    private int commitsTook;
    private int commitsTookNot;

    /**
     * What is asked for.
     *
     * @param chromium the browser's program
     * @param keep whether the directory of the run stays
     * @param progress hears a line now and then
     * @param stop asked often; once it says yes the run is given up
     */
    public record Options(
            int kills, long seed, Path chromium, boolean keep, Consumer<String> progress, BooleanSupplier stop) {}

    private PublishChaos(
            Options options,
            ChaosFiles files,
            PracticeSite site,
            SiteWatch watch,
            LoadedConfig config,
            AccountDesk desk) {
        this.options = options;
        this.files = files;
        this.site = site;
        this.watch = watch;
        this.backlog = new Backlog(desk.homeostat(), desk.ports().posts(), options.seed());
        this.browsers = config.stateDirectory().resolve("browsers");
        this.remains = new Remains(files.directory());
        this.plan = new KillPlan(options.seed());
    }

    /**
     * Runs to the end, or until it is told to stop; leaves nothing behind either way.
     *
     * @return empty when it was told to stop
     */
    public static Optional<ChaosReport> run(Options options) throws InterruptedException {
        SiteWatch watch = new SiteWatch();
        try (ChaosFiles files = ChaosFiles.create(options.keep());
                PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
                        .withStore(files.siteStore())
                        .withFaults(FaultPlan.chosenBy(watch::nextFault))
                        .withObserver(watch))) {
            options.progress().accept("runs in %s, site at %s".formatted(files.directory(), site.url()));
            LoadedConfig config = files.configure(site.url(), options.chromium());
            try (AccountDesk desk = AccountDesk.open(config)) {
                return new PublishChaos(options, files, site, watch, config, desk).run();
            }
        }
    }

    private Optional<ChaosReport> run() throws InterruptedException {
        try {
            backlog.queue(options.kills() * 3 / 4 + SPARE_POSTS);
            while (kills.kills() < options.kills()) {
                live(plan.next(kills));
            }
            drain();
            endEngine();
            return Optional.of(report());
        } catch (Stopped e) {
            return Optional.empty();
        } finally {
            engine.ifPresent(EngineProcess::kill);
            BrowserWorker.reapLeftovers(browsers);
        }
    }

    /** Lets an engine live until it is killed as planned. */
    private void live(PlannedKill planned) throws InterruptedException {
        long begun = System.nanoTime();
        Ambush ambush = new Ambush(planned, spans);
        watch.passOnTo(Optional.of(ambush));
        EngineProcess process = start(planned.point(), planned.start(), ambush::heard);
        ambush.on(process);
        while (!ambush.await(LOOK)) {
            expectAlive(process, ambush::isBegun);
            if (backlog.isDrained()) {
                backlog.queue(SPARE_POSTS);
            }
            if (passed(begun, LONGEST_LIFE)) {
                throw new IllegalStateException("the engine did not come to %s within %s"
                        .formatted(planned.point().word(), LONGEST_LIFE));
            }
        }
        options.progress()
                .accept("kill %d of %d: %s, %s (%.1f s)"
                        .formatted(
                                planned.number(),
                                options.kills(),
                                planned.point().word(),
                                ambush.met().word(),
                                (System.nanoTime() - begun) / 1e9));
        kills.add(planned.point(), ambush.met());
        if (planned.point() == KillPoint.DURING_COMMIT) {
            ambush.claimed().ifPresent(this::lookAtCommit);
        }
    }

    private void lookAtCommit(PostId post) {
        boolean publishing = backlog.find(post) instanceof PublishingPost;
        commitsTook += publishing ? 0 : 1;
        commitsTookNot += publishing ? 1 : 0;
    }

    /** Lets an engine finish the queue. */
    private void drain() throws InterruptedException {
        watch.passOnTo(Optional.empty());
        EngineProcess process = start(KillPoint.RANDOM, PlannedKill.Start.PUBLISHING, line -> {});
        long moved = System.nanoTime();
        int before = backlog.left();
        options.progress().accept("no more kills, %d posts to go".formatted(before));
        while (before > 0 && !passed(moved, LONGEST_STANDSTILL)) {
            Thread.sleep(LOOK);
            expectAlive(process, () -> false);
            int left = backlog.left();
            if (left != before) {
                moved = System.nanoTime();
            }
            before = left;
        }
    }

    private void endEngine() {
        for (EngineProcess process : engine.stream().toList()) {
            if (!process.end(ENDING)) {
                throw new IllegalStateException("the engine does not end within " + ENDING);
            }
        }
        engine = Optional.empty();
    }

    private ChaosReport report() {
        int leftOver = remains.end(DYING, options.progress());
        List<Post> posts = backlog.all();
        List<Finding> findings = Comparison.of(posts, site.accepted());
        return new ChaosReport(
                kills,
                backlog.settled(),
                new ChaosReport.Commits(commitsTook, commitsTookNot),
                findings,
                findings.stream().map(backlog::describe).toList(),
                leftOver);
    }

    private EngineProcess start(KillPoint halt, PlannedKill.Start first, Consumer<String> lines) {
        EngineProcess process = EngineProcess.start(files, halt, first, remains, lines);
        engine = Optional.of(process);
        return process;
    }

    private void expectAlive(EngineProcess process, BooleanSupplier beingKilled) {
        if (options.stop().getAsBoolean()) {
            throw new Stopped();
        }
        if (!process.isAlive() && !beingKilled.getAsBoolean()) {
            throw new IllegalStateException("the engine ended by itself: " + process.lastWords());
        }
    }

    private static boolean passed(long since, Duration span) {
        return System.nanoTime() - since > span.toNanos();
    }

    /** Somebody wants the run to end. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
