package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.bootstrap.cli.LogFile;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The engine as a process that is made to be killed. It runs until it is killed or its standard input ends, which also
 * happens when its killer is gone.
 */
public final class ChaosEngine {

    private ChaosEngine() {}

    /**
     * Runs the engine.
     *
     * @param args the configuration file, the word of the point at which to stand still, what to do first, and how far
     *     its clock is ahead
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LoadedConfig config = ChaosFiles.load(Path.of(args[0]));
        LogFile.of(config);
        Signals signals = new Signals(out);
        KillPoint point = KillPoint.of(args[1]);
        AtomicBoolean reconciled = new AtomicBoolean(args[2].equals(PlannedKill.Start.PUBLISHING.name()));
        RunningEngine.Watchers watchers = new RunningEngine.Watchers(
                event -> saw(event, reconciled, signals),
                store -> halting(store, point, signals, reconciled::get),
                UnaryOperator.identity(),
                signals::beforeCommit,
                Duration.parse(args[3]));
        try (RunningEngine engine = RunningEngine.start(config, watchers)) {
            signals.up(engine.databaseAddress());
            awaitEnd();
            if (signals.isStanding()) {
                // A thread that stands still for good would never let the engine close.
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static void saw(EngineEvent event, AtomicBoolean reconciled, Signals signals) {
        switch (event) {
            case EngineEvent.RunEnded ended -> {
                if (ended.run().job().equals(JobCatalogue.RECONCILE.name())
                        && ended.run().outcome() instanceof RunOutcome.Success) {
                    reconciled.set(true);
                }
            }
            case EngineEvent.TenureTaken taken -> signals.taken(taken.tenure().epoch());
            case EngineEvent.AttemptSettled settled -> {
                if (settled.outcome() instanceof PublishOutcome.NotSent notSent) {
                    tell(notSent.cause(), signals);
                }
            }
            default -> {}
        }
    }

    private static void tell(Hindrance cause, Signals signals) {
        switch (cause) {
            case FENCED -> signals.fenced("click");
            case LATE -> signals.late();
            default -> {}
        }
    }

    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static StorePorts halting(StorePorts store, KillPoint point, Signals signals, BooleanSupplier mayClaim) {
        AccountId account = new AccountId(ChaosSettings.ACCOUNT);
        BooleanSupplier due = () -> store.posts().nextDue(account).isPresent();
        HaltingDesk desk = new HaltingDesk(store.desk(), point, signals, mayClaim, due);
        return store.withDesk(desk);
    }
}
