package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.journal.FileAttemptJournal;
import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.postgres.ServerOutage;
import dev.homeostat.bootstrap.trial.TrialResult;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.ComposeRequest;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stops the real database in the middle of publishing and starts it again, and compares in the end what the site
 * accepted with what the database says.
 */
public final class OutageChaos {

    /** Longer than it takes the engine to find out that the database is away. */
    private static final Duration ATTEMPT = Duration.ofSeconds(40);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_MARKS = Duration.ofMillis(250);
    private static final int POSTS = 3;
    private static final String JOURNAL = "journal";

    private final Options options;
    private final Ground ground;
    private final Trap trap;
    private final ErrorLedger errors = new ErrorLedger(error -> {});
    private final ServerOutage server;

    /**
     * What is asked for.
     *
     * @param away how long the database is away each time
     * @param journalFull whether the disk of the journals is full
     */
    public record Options(Duration away, boolean journalFull, List<OutageMoment> moments, RunOptions run) {
        public Options {
            moments = List.copyOf(moments);
        }
    }

    private OutageChaos(Options options, Ground ground, Trap trap) {
        this.options = options;
        this.ground = ground;
        this.trap = trap;
        this.server = ServerOutage.of(ground.config().stateDirectory());
    }

    /**
     * Runs to the end, or until it is told to stop; leaves nothing behind either way.
     *
     * @return empty when it was told to stop
     */
    public static Optional<TrialResult> run(Options options) throws InterruptedException {
        Trap trap = new Trap();
        Map<String, Object> special = Map.of("publishing.attempt-length", ATTEMPT.toSeconds() + "s");
        try (Ground ground = Ground.lay(options.run(), observer(trap), special)) {
            return Optional.of(new OutageChaos(options, ground, trap).run());
        } catch (Ground.GivenUp e) {
            return Optional.empty();
        }
    }

    private static PracticeSiteObserver observer(Trap trap) {
        return new PracticeSiteObserver() {
            @Override
            public void requestReceived(ComposeRequest request) {
                trap.at(OutageMoment.AFTER_CLICK);
            }

            @Override
            public void accepted(AcceptedPost post) {
                // The site's own list tells.
            }
        };
    }

    private OutageReport run() throws InterruptedException {
        if (!options.journalFull()) {
            return made();
        }
        try (FullDisk disk = FullDisk.at(journals())) {
            options.run().progress().accept("the disk of %s is full".formatted(disk.directory()));
            return made();
        }
    }

    private OutageReport made() throws InterruptedException {
        List<OutageReport.Outage> outages = new ArrayList<>();
        try (RunningEngine engine = RunningEngine.start(ground.config(), watchers())) {
            options.run().progress().accept("the database is " + engine.databaseAddress());
            try {
                for (OutageMoment moment : options.moments()) {
                    outages.add(outage(moment));
                }
            } finally {
                trap.free();
            }
        }
        return new OutageReport(
                outages,
                options.journalFull(),
                errors.compare(server.errors()),
                Journals.of(ground, openEntries()),
                ground.findings(),
                AuditCheck.of(ground.desk().homeostat()),
                ground.age());
    }

    private RunningEngine.Watchers watchers() {
        return new RunningEngine.Watchers(
                event -> {},
                store -> errors.listen(store).withDesk(new OutageDesk(store.desk(), trap)),
                ports -> ports,
                () -> {},
                Duration.ZERO);
    }

    private OutageReport.Outage outage(OutageMoment moment) throws InterruptedException {
        errors.mark();
        if (moment == OutageMoment.IDLE) {
            expect(ground.await(PATIENCE, ground.backlog()::isDrained), "the queue was not drained");
        } else {
            trap.set(moment);
            ground.backlog().queue(POSTS);
            expect(trap.await(PATIENCE), "no publish came to " + moment.word());
        }
        int before = ground.site().accepted().size();
        long gone = System.nanoTime();
        server.begin();
        try {
            trap.free();
            markWhileAway();
        } finally {
            server.end();
        }
        long back = System.nanoTime();
        int accepted = ground.site().accepted().size() - before;
        errors.mark();
        ground.backlog().queue(1);
        boolean drained = ground.await(PATIENCE, ground.backlog()::isDrained);
        OutageReport.Outage outage = new OutageReport.Outage(
                moment, Duration.ofNanos(back - gone), accepted, Duration.ofNanos(System.nanoTime() - back), drained);
        options.run().progress().accept(outage.line());
        return outage;
    }

    private void markWhileAway() throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < options.away().toNanos()) {
            errors.mark();
            ground.rest(BETWEEN_MARKS);
        }
    }

    private List<AttemptJournal.Entry> openEntries() {
        try (FileAttemptJournal journal = new FileAttemptJournal(journals(), error -> {})) {
            return journal.open(new AccountId(ChaosSettings.ACCOUNT));
        }
    }

    private Path journals() {
        return ground.config().stateDirectory().resolve(JOURNAL);
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
