package dev.homeostat.architecture.broken.contexts.domain.thing;

import dev.homeostat.architecture.broken.contexts.domain.flow.Flow;

/** A thing that knows what is done with it. */
public record KnowsAFlow(Flow flow) {}
