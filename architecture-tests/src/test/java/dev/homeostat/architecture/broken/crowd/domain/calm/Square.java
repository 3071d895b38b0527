package dev.homeostat.architecture.broken.crowd.domain.calm;

/** Innocent. */
public record Square() implements Shape {}
