package dev.homeostat.architecture.broken.ports.adapter.postgres;

/** Implements no port. */
public final class Innocent {}
