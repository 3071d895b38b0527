package dev.homeostat.architecture.broken.layering.adapter.playwright;

import dev.homeostat.architecture.broken.layering.testkit.UsesTheSimulation;

/** An adapter that leans on a test double. */
public record UsesTheTestkit(UsesTheSimulation testDouble) {}
