package dev.homeostat.architecture.broken.layering.simulation.site;

import dev.homeostat.architecture.broken.layering.simulation.audience.Audience;

/** Innocent. */
public class ShowsItsNumbers extends Audience {}
