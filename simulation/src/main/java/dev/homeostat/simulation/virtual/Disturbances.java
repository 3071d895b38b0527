package dev.homeostat.simulation.virtual;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The disturbances of a simulation: each happens once, to whoever gives the first occasion. */
final class Disturbances {

    private final List<Disturbance> pending;
    private final Consumer<SimulatedEngine> onCrash;
    private final Map<DisturbancePoint, Integer> happened = new EnumMap<>(DisturbancePoint.class);

    Disturbances(List<Disturbance> planned, Consumer<SimulatedEngine> onCrash) {
        this.pending = new ArrayList<>(planned);
        this.onCrash = onCrash;
    }

    Optional<Disturbance.Kind> at(DisturbancePoint point, Instant now) {
        Optional<Disturbance> due = pending.stream()
                .filter(disturbance -> disturbance.isDueAt(point, now))
                .findFirst();
        due.ifPresent(disturbance -> {
            pending.remove(disturbance);
            happened.merge(point, 1, Integer::sum);
        });
        return due.map(Disturbance::kind);
    }

    void crashed(SimulatedEngine engine) {
        onCrash.accept(engine);
    }

    Map<DisturbancePoint, Integer> happened() {
        return new EnumMap<>(happened);
    }
}
