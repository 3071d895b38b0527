/** In what form the program logs. */
@NullMarked
package dev.homeostat.bootstrap.log;

import org.jspecify.annotations.NullMarked;
