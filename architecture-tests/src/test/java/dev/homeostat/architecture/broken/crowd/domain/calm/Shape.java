package dev.homeostat.architecture.broken.crowd.domain.calm;

/** Innocent. */
public sealed interface Shape permits Round, Square {}
