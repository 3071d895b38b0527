package dev.homeostat.simulation.virtual;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.testkit.ManualScheduler;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.SequentialIds;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.WatchedStore;
import java.lang.reflect.Method;
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
     * @param host where it runs
     * @param content gives it something to write from, or nothing
     */
    SimulatedEngine(
            long incarnation,
            VirtualTime time,
            Disturbances disturbances,
            EngineSettings settings,
            StorePorts store,
            ScriptedSite site,
            Host host,
            Consumer<Homeostat.Builder> content) {
        this.time = time;
        this.disturbances = disturbances;
        this.scheduler = new ManualScheduler(time, store.heartbeats());
        Homeostat.Builder builder = Homeostat.builder()
                .settings(settings)
                .store(WatchedStore.of(store, new Disturber()))
                .site(DisturbedSite.disturb(site.ports(), this))
                .scheduler(new DisturbedScheduler(scheduler, this))
                .keeping(host.keeping(time))
                .clock(host.clock(time))
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

    /** Lets happen what is to happen, at the calls to the store. */
    private final class Disturber implements WatchedStore.Onlooker {

        @Override
        public void before(Method call) {
            requireAlive();
            DisturbancePoint.before(call).ifPresent(SimulatedEngine.this::reach);
        }

        @Override
        public void after(Method call) {
            DisturbancePoint.after(call).ifPresent(SimulatedEngine.this::reach);
            requireAlive();
        }
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
