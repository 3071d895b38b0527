package dev.homeostat.architecture.broken.crowd.domain.crowded;

/** One of a crowd. */
public final class Three {}
