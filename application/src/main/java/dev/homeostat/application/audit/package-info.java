/** Checking what was recorded for good. */
@NullMarked
package dev.homeostat.application.audit;

import org.jspecify.annotations.NullMarked;
