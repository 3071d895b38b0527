package dev.homeostat.architecture.broken.contexts.domain.flow;

import dev.homeostat.architecture.broken.contexts.domain.base.Base;

/** Innocent. */
public record Flow(Base base) {}
