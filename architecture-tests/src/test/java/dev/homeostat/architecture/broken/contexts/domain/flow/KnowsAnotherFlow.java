package dev.homeostat.architecture.broken.contexts.domain.flow;

import dev.homeostat.architecture.broken.contexts.domain.otherflow.OtherFlow;

/** A flow that leans on another. */
public record KnowsAnotherFlow(OtherFlow flow) {}
