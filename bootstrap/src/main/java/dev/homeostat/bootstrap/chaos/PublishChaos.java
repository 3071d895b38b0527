package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.application.Homeostat;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
    private final Homeostat homeostat;
    private final Person person;
    private final Path browsers;
    private final Remains remains;
    private final KillPlan plan;
    private final KillTable kills = new KillTable();
    private final Spans spans = new Spans();
    private Optional<EngineProcess> engine = Optional.empty();
    private final List<Ambush.Beyond> beyond = new ArrayList<>();
    private final long begun = System.nanoTime();
    private int commitsTook;
    private int commitsTookNot;

    /**
     * What is asked for.
     *
     * @param beyondBounds whether the site is also to do what its profile rules out
     */
    public record Options(int kills, boolean beyondBounds, RunOptions run) {}

    private PublishChaos(
            Options options,
            ChaosFiles files,
            PracticeSite site,
            SiteWatch watch,
            FaultPlan faults,
            LoadedConfig config,
            AccountDesk desk) {
        this.options = options;
        this.files = files;
        this.site = site;
        this.watch = watch;
        this.backlog = new Backlog(
                desk.homeostat(), desk.ports().posts(), options.run().seed());
        this.homeostat = desk.homeostat();
        this.person = new Person(homeostat, desk.ports().controls(), faults, backlog, site::accepted);
        this.browsers = config.stateDirectory().resolve("browsers");
        this.remains = new Remains(files.directory());
        this.plan = new KillPlan(options.run().seed(), options.beyondBounds());
    }

    /**
     * Runs to the end, or until it is told to stop; leaves nothing behind either way.
     *
     * @return empty when it was told to stop
     */
    public static Optional<ChaosReport> run(Options options) throws InterruptedException {
        SiteWatch watch = new SiteWatch();
        FaultPlan faults = FaultPlan.chosenBy(watch::nextFault);
        try (ChaosFiles files = ChaosFiles.create(options.run().keep());
                PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
                        .withStore(files.siteStore())
                        .withFaults(faults)
                        .withObserver(watch))) {
            options.run().progress().accept("runs in %s, site at %s".formatted(files.directory(), site.url()));
            LoadedConfig config = files.configure(site.url(), options.run().chromium());
            try (AccountDesk desk = AccountDesk.open(config)) {
                return new PublishChaos(options, files, site, watch, faults, config, desk).run();
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
            person.look();
            if (backlog.isDrained()) {
                backlog.queue(SPARE_POSTS);
            }
            if (passed(begun, LONGEST_LIFE)) {
                throw new IllegalStateException("the engine did not come to %s within %s"
                        .formatted(planned.point().word(), LONGEST_LIFE));
            }
        }
        options.run()
                .progress()
                .accept("kill %d of %d: %s, %s (%.1f s)"
                        .formatted(
                                planned.number(),
                                options.kills(),
                                planned.point().word(),
                                ambush.met().word(),
                                (System.nanoTime() - begun) / 1e9));
        kills.add(planned.point(), ambush.met());
        ambush.beyond().ifPresent(beyond::add);
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
        options.run().progress().accept("no more kills, %d posts to go".formatted(before));
        while ((before > 0 || isSomethingToCome()) && !passed(moved, LONGEST_STANDSTILL)) {
            Thread.sleep(LOOK);
            expectAlive(process, () -> false);
            person.look();
            int left = backlog.left();
            if (left != before) {
                moved = System.nanoTime();
            }
            before = left;
        }
    }

    private boolean isSomethingToCome() {
        return beyond.stream().anyMatch(late -> Instant.now().isBefore(late.until()));
    }

    private void endEngine() {
        for (EngineProcess process : engine.stream().toList()) {
            if (!process.end(ENDING)) {
                throw new IllegalStateException("the engine does not end within %s: %s%n%s"
                        .formatted(ENDING, process.lastWords(), process.threads()));
            }
        }
        engine = Optional.empty();
    }

    private ChaosReport report() {
        int leftOver = remains.end(DYING, options.run().progress());
        Set<String> texts =
                beyond.stream().map(late -> PostText.normalize(late.text())).collect(Collectors.toSet());
        Map<Boolean, List<Finding>> findings = Comparison.of(backlog.all(), site.accepted()).stream()
                .collect(Collectors.partitioningBy(finding -> isAbout(finding, texts)));
        return new ChaosReport(
                kills,
                backlog.settled(person.helped()),
                new ChaosReport.Commits(commitsTook, commitsTookNot),
                Findings.of(findings.getOrDefault(false, List.of()), backlog),
                new ChaosReport.Beyond(beyond.size(), Findings.of(findings.getOrDefault(true, List.of()), backlog)),
                new ChaosReport.Ending(
                        leftOver,
                        person.visits(),
                        AuditCheck.of(homeostat),
                        Duration.ofNanos(System.nanoTime() - begun)));
    }

    private boolean isAbout(Finding finding, Set<String> texts) {
        return finding.post()
                .filter(id -> backlog.find(id).details().content().items().stream()
                        .anyMatch(item -> texts.contains(item.normalized())))
                .isPresent();
    }

    private EngineProcess start(KillPoint halt, PlannedKill.Start first, Consumer<String> lines) {
        EngineProcess process = EngineProcess.start(files, halt, first, remains, lines);
        engine = Optional.of(process);
        return process;
    }

    private void expectAlive(EngineProcess process, BooleanSupplier beingKilled) {
        if (options.run().stop().getAsBoolean()) {
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
