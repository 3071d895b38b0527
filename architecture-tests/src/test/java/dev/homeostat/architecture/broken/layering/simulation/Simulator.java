package dev.homeostat.architecture.broken.layering.simulation;

/** Innocent. */
public final class Simulator {}
