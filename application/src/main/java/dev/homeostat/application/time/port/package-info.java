/** Ports of machine time and of ids. */
@NullMarked
package dev.homeostat.application.time.port;

import org.jspecify.annotations.NullMarked;
