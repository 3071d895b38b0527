package dev.homeostat.architecture.broken.contexts.domain.thing;

import dev.homeostat.architecture.broken.contexts.domain.base.Base;

/** A thing that knows another one whole. */
public record KnowsMoreThanAnId(Base base) {}
