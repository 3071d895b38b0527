/** The facade: an engine put together from ports and driven by its jobs. */
@NullMarked
package dev.homeostat.application;

import org.jspecify.annotations.NullMarked;
