/** Measures the pool of browsers. */
@NullMarked
package dev.homeostat.bootstrap.browserbench;

import org.jspecify.annotations.NullMarked;
