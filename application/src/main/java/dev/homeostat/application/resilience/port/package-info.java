/** The port of the circuit breakers. */
@NullMarked
package dev.homeostat.application.resilience.port;

import org.jspecify.annotations.NullMarked;
