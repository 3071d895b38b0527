/** Keeping what is asked often and changes seldom. */
@NullMarked
package dev.homeostat.application.cache;

import org.jspecify.annotations.NullMarked;
