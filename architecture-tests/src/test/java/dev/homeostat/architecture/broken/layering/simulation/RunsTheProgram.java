package dev.homeostat.architecture.broken.layering.simulation;

import dev.homeostat.architecture.broken.layering.bootstrap.OpensAConnection;

/** A simulation that starts the program. */
public record RunsTheProgram(OpensAConnection program) {}
