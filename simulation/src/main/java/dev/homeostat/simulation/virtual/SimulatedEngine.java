package dev.homeostat.simulation.virtual;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.testkit.ManualScheduler;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.SequentialIds;
import dev.homeostat.testkit.VirtualTime;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One process that runs the engine, from its start to its death. */
final class SimulatedEngine {

    private final VirtualTime time;
    private final Disturbances disturbances;
    private final ManualScheduler scheduler;
    private final Homeostat homeostat;
    private boolean dead;
    private boolean paused;

    /**
     * A process that is not started yet.
     *
     * @param incarnation tells this process from every other of the simulation
     * @param content gives it something to write from, or nothing
     */
    SimulatedEngine(
            long incarnation,
            VirtualTime time,
            Disturbances disturbances,
            EngineSettings settings,
            StorePorts store,
            ScriptedSite site,
            Consumer<Homeostat.Builder> content) {
        this.time = time;
        this.disturbances = disturbances;
        this.scheduler = new ManualScheduler(time, store.heartbeats());
        Homeostat.Builder builder = Homeostat.builder()
                .settings(settings)
                .store(store.withDesk(new DisturbedDesk(store.desk(), this)))
                .site(DisturbedSite.disturb(site.ports(), this))
                .scheduler(new DisturbedScheduler(scheduler, this))
                .clock(time)
                .ids(new SequentialIds(incarnation));
        content.accept(builder);
        this.homeostat = builder.build();
    }

    void start() {
        homeostat.start();
    }

    /** The process is gone at once; calls under way end at their next step. */
    void kill() {
        dead = true;
        scheduler.close();
    }

    boolean isStill() {
        return dead || paused;
    }

    boolean isDead() {
        return dead;
    }

    /** Makes a call of the engine's with whatever happens right before and right after it. */
    <T> T call(DisturbancePoint before, DisturbancePoint after, Supplier<T> call) {
        reach(before);
        T answer = call.get();
        reach(after);
        return answer;
    }

    private void reach(DisturbancePoint point) {
        requireAlive();
        disturbances.at(point, time.now()).ifPresent(this::suffer);
        requireAlive();
    }

    private void suffer(Disturbance.Kind kind) {
        switch (kind) {
            case Disturbance.Kind.Crash crash -> disturbances.crashed(this);
            case Disturbance.Kind.Pause pause -> {
                paused = true;
                time.advance(pause.length());
                paused = false;
            }
            case Disturbance.Kind.ReplyLost lost -> throw new StoreUnavailable("the answer was lost (simulated)");
        }
    }

    private void requireAlive() {
        if (dead) {
            throw new EngineCrash();
        }
    }
}
