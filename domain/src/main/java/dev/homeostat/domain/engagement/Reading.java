package dev.homeostat.domain.engagement;

import java.time.Instant;

/**
 * What was read of one post at one time.
 *
 * @param observedAt account time
 */
public record Reading(Instant observedAt, Metrics metrics) {}
