package dev.homeostat.application;

import dev.homeostat.application.memory.port.MemoryMeter;
import dev.homeostat.domain.memory.MemoryPolicy;

/** How the memory of the program is watched. */
public record MemoryPorts(MemoryMeter meter, MemoryPolicy policy) {}
