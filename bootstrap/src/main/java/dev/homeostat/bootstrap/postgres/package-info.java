/** The database that comes with the program. */
@NullMarked
package dev.homeostat.bootstrap.postgres;

import org.jspecify.annotations.NullMarked;
