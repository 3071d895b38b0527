package dev.homeostat.architecture.broken.layering.simulation.audience;

/** Innocent. */
public class Audience {}
