package dev.homeostat.architecture.broken.layering.bootstrap;

import dev.homeostat.architecture.broken.layering.simulation.Simulator;
import java.sql.Connection;

/** May simulate, but must not speak SQL. */
public record OpensAConnection(Connection connection, Simulator simulator) {}
