/** Checks whether all is as it should be before and while the program runs, and changes nothing. */
@NullMarked
package dev.homeostat.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
