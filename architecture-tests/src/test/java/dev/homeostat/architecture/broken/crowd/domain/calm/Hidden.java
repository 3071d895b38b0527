package dev.homeostat.architecture.broken.crowd.domain.calm;

/** Innocent. */
final class Hidden {}
