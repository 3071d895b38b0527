/** The cache in this process's memory. */
@NullMarked
package dev.homeostat.adapter.caffeine;

import org.jspecify.annotations.NullMarked;
