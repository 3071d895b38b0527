/** Whether a pool of browsers leaves anything behind, whatever is done to its browsers and its site. */
@NullMarked
package dev.homeostat.bootstrap.soak;

import org.jspecify.annotations.NullMarked;
