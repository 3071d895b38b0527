package dev.homeostat.architecture.broken.contexts.domain.otherflow;

/** Innocent. */
public record OtherFlow(int value) {}
