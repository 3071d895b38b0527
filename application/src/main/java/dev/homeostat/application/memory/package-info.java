/** Watches how much memory the program takes. */
@NullMarked
package dev.homeostat.application.memory;

import org.jspecify.annotations.NullMarked;
