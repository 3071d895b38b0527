/** What a store says of itself, and how it forgets. */
@NullMarked
package dev.homeostat.application.database.port;

import org.jspecify.annotations.NullMarked;
