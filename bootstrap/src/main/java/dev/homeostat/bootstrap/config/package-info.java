/** Configuration: its keys, where values come from, and what is wrong with them. */
@NullMarked
package dev.homeostat.bootstrap.config;

import org.jspecify.annotations.NullMarked;
