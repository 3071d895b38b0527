package dev.homeostat.simulation.virtual;

import dev.homeostat.application.SitePorts;
import dev.homeostat.domain.publishing.PublishOutcome;

/** Wraps a site so that an engine that died meanwhile never sees an answer. */
final class DisturbedSite {

    private DisturbedSite() {}

    static SitePorts disturb(SitePorts site, SimulatedEngine engine) {
        return new SitePorts(
                (claim, gate) -> {
                    PublishOutcome outcome = site.publisher().publish(claim, gate);
                    if (engine.isDead()) {
                        throw new EngineCrash();
                    }
                    return outcome;
                },
                since -> engine.call(DisturbancePoint.BEFORE_READ, DisturbancePoint.AFTER_READ, () -> site.timeline()
                        .read(since)),
                site.engagement(),
                site.probe(),
                site.remover(),
                site.inspector(),
                site.delays(),
                site.length());
    }
}
