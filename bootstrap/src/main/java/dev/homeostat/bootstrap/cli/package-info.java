/** What a user types. */
@NullMarked
package dev.homeostat.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
