package dev.homeostat.architecture.broken.contexts.domain.boastful;

/** Its package-info says that it builds on something. */
public record NeedsNobody(int value) {}
