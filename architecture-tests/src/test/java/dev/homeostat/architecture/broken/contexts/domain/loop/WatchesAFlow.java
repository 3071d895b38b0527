package dev.homeostat.architecture.broken.contexts.domain.loop;

import dev.homeostat.architecture.broken.contexts.domain.flow.Flow;

/** Innocent. */
public record WatchesAFlow(Flow flow) {}
