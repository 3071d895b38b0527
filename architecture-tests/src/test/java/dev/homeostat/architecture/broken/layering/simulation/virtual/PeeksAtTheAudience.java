package dev.homeostat.architecture.broken.layering.simulation.virtual;

import dev.homeostat.architecture.broken.layering.simulation.audience.Audience;

/** A learner that looks up what it should find out. */
public class PeeksAtTheAudience extends Audience {}
