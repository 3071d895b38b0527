package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One of several engine processes of an account, and what it told. Thread-safe. */
final class Rival {

    private final String name;
    private final EngineProcess process;
    private final Path browsers;
    private final Ear ear;

    /** Hears the engine. */
    private static final class Ear {
        private final AtomicInteger takeovers = new AtomicInteger();
        private final AtomicInteger fenced = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();
        private final AtomicLong epoch = new AtomicLong();
        private final Semaphore claims = new Semaphore(0);

        void heard(String line) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case Signals.TAKEN -> {
                    takeovers.incrementAndGet();
                    epoch.set(Long.parseLong(words[1]));
                }
                case Signals.FENCED -> fenced.incrementAndGet();
                case Signals.LATE -> late.incrementAndGet();
                case Signals.CLAIM -> claims.release();
                default -> {}
            }
        }
    }

    private Rival(String name, EngineProcess process, Path browsers, Ear ear) {
        this.name = name;
        this.process = process;
        this.browsers = browsers;
        this.ear = ear;
    }

    /**
     * Starts it as if on a host of its own: with a state directory of its own, on the database of the ground.
     *
     * @param ahead how much later than it is it takes the time for
     */
    static Rival start(String name, Ground ground, Path chromium, Duration ahead, Remains remains) {
        Path state = ground.files().directory().resolve(name);
        Path file = ground.files().directory().resolve(name + ".yaml");
        Map<String, Object> special = new LinkedHashMap<>();
        special.put("state-directory", state.toString());
        try (EmbeddedDatabase database = EmbeddedDatabase.open(ground.config().stateDirectory())) {
            special.put("database.url", database.jdbcUrl());
            special.put("database.user", database.user());
            special.put("database.password", database.password());
        }
        ground.files().configure(file, ground.site().url(), chromium, special);
        Ear ear = new Ear();
        EngineProcess process = EngineProcess.start(
                ground.files(),
                new EngineProcess.Orders(file, KillPoint.RANDOM, PlannedKill.Start.PUBLISHING, ahead),
                remains,
                ear::heard);
        return new Rival(name, process, state.resolve("browsers"), ear);
    }

    String name() {
        return name;
    }

    EngineProcess process() {
        return process;
    }

    Path browsers() {
        return browsers;
    }

    /** How often it took the account. */
    int takeovers() {
        return ear.takeovers.get();
    }

    /** How often it was kept from a click or from recording an outcome because another had taken over. */
    int fenced() {
        return ear.fenced.get();
    }

    /** How often it found the deadline over before the click. */
    int late() {
        return ear.late.get();
    }

    /** The epoch of the account when it took it last, 0 before. */
    long epoch() {
        return ear.epoch.get();
    }

    /** Waits until it claims a post; false when it does not within the time. */
    boolean awaitClaim(Duration patience) throws InterruptedException {
        ear.claims.drainPermits();
        return ear.claims.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
