package dev.homeostat.domain.content;

import java.time.Instant;

/**
 * That a fact was told, or is planned to be.
 *
 * @param at account time at which the post is due
 */
public record FactUse(FactId fact, Form form, Instant at) {}
