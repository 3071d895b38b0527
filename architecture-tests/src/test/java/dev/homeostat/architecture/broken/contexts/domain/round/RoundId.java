package dev.homeostat.architecture.broken.contexts.domain.round;

import dev.homeostat.architecture.broken.contexts.domain.circle.CircleId;

/** The other half. */
public record RoundId(CircleId id) {}
