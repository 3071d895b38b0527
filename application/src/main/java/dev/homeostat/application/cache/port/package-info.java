/** The port of the cache. */
@NullMarked
package dev.homeostat.application.cache.port;

import org.jspecify.annotations.NullMarked;
