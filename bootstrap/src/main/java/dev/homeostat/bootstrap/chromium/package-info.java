/** Finding the browser. */
@NullMarked
package dev.homeostat.bootstrap.chromium;

import org.jspecify.annotations.NullMarked;
