package dev.homeostat.architecture.broken.contexts.domain.circle;

import dev.homeostat.architecture.broken.contexts.domain.round.RoundId;

/** One half of a circle. */
public record CircleId(RoundId id) {}
