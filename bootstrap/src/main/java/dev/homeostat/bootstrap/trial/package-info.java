/** Directories that last no longer than what is done in them. */
@NullMarked
package dev.homeostat.bootstrap.temporary;

import org.jspecify.annotations.NullMarked;
