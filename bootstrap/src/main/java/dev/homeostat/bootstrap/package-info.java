/** The program. */
@NullMarked
package dev.homeostat.bootstrap;

import org.jspecify.annotations.NullMarked;
