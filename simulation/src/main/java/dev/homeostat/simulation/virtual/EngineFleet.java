package dev.homeostat.simulation.virtual;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The processes that want to run one account; one that dies is followed by another. Not thread-safe. */
final class EngineFleet {

    private static final long LONGEST_RESTART = 120;

    private final SplittableRandom random;
    private final VirtualTime time;
    private final Disturbances disturbances;
    private final EngineSettings settings;
    private final StorePorts store;
    private final ScriptedSite site;
    private final Consumer<Homeostat.Builder> content;
    private final Map<SimulatedEngine, Host> engines = new LinkedHashMap<>();
    private long incarnations;
    private int deaths;

    /**
     * A fleet of none yet.
     *
     * @param disturbed what is planned to happen to it
     * @param content gives each engine something to write from, or nothing
     */
    EngineFleet(
            SplittableRandom random,
            VirtualTime time,
            List<Disturbance> disturbed,
            EngineSettings settings,
            StorePorts store,
            ScriptedSite site,
            Consumer<Homeostat.Builder> content) {
        this.random = random;
        this.time = time;
        this.disturbances = new Disturbances(disturbed, this::replace);
        this.settings = settings;
        this.store = store;
        this.site = site;
        this.content = content;
    }

    /** Starts the first process of a host. */
    void start(Host host) {
        SimulatedEngine engine =
                new SimulatedEngine(++incarnations, time, disturbances, settings, store, site, host, content);
        engines.put(engine, host);
        try {
            engine.start();
        } catch (StoreUnavailable away) {
            replace(engine);
        }
    }

    /** Plans that whichever process then lives dies. */
    void killAt(Instant moment) {
        time.at(moment, this, () -> {
            if (!engines.isEmpty()) {
                replace(List.copyOf(engines.keySet()).get(random.nextInt(engines.size())));
            }
        });
    }

    /** A dead process is followed by another, as its supervisor would see to. */
    private void replace(SimulatedEngine engine) {
        if (engine.isDead()) {
            return;
        }
        engine.kill();
        Host host = Objects.requireNonNull(engines.remove(engine));
        deaths++;
        Duration restart = Duration.ofSeconds(random.nextLong(1, LONGEST_RESTART));
        time.at(time.now().plus(restart), this, () -> start(host));
    }

    int deaths() {
        return deaths;
    }

    Disturbances disturbances() {
        return disturbances;
    }
}
