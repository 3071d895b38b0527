/** Measures what publishing and reading take, with browsers that live long and with a fresh context each time. */
@NullMarked
package dev.homeostat.bootstrap.publishbench;

import org.jspecify.annotations.NullMarked;
