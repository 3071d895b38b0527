package dev.homeostat.architecture.broken.everymodule.domain.post;

/** Innocent. */
public final class LivesInTheDomain {}
