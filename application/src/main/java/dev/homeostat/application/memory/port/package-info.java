/** Port of the memory that the program takes. */
@NullMarked
package dev.homeostat.application.memory.port;

import org.jspecify.annotations.NullMarked;
