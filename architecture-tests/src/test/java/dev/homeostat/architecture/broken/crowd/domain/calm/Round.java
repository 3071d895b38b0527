package dev.homeostat.architecture.broken.crowd.domain.calm;

/** Innocent. */
public record Round() implements Shape {}
