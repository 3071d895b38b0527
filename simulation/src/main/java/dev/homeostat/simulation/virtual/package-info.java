/** Engines on virtual time, disturbed by crashes, pauses and faults, and compared with what the site accepted. */
@NullMarked
package dev.homeostat.simulation.virtual;

import org.jspecify.annotations.NullMarked;
