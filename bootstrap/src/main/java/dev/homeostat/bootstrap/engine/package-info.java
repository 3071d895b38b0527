/** The engine put together from the configuration. */
@NullMarked
package dev.homeostat.bootstrap.engine;

import org.jspecify.annotations.NullMarked;
