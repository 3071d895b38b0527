package dev.homeostat.architecture.broken.contexts.domain.base;

/** Innocent. */
public record Base(BaseId id) {}
