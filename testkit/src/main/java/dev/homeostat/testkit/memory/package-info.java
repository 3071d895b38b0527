/** Store ports kept in memory, under the same contracts as the real ones and able to fail on demand. */
@NullMarked
package dev.homeostat.testkit.memory;

import org.jspecify.annotations.NullMarked;
