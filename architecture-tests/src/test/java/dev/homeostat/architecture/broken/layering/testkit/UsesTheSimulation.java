package dev.homeostat.architecture.broken.layering.testkit;

import dev.homeostat.architecture.broken.layering.simulation.Simulator;

/** A test double that needs the simulator. */
public record UsesTheSimulation(Simulator simulator) {}
