/** A pool of browsers on virtual time, shared out in several ways under the same load. */
@NullMarked
package dev.homeostat.simulation.virtual.pool;

import org.jspecify.annotations.NullMarked;
