/** The operator's facts as they stand in files, and a look at what would be written from them. */
@NullMarked
package dev.homeostat.bootstrap.facts;

import org.jspecify.annotations.NullMarked;
