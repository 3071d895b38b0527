/** Keeping the database well: its health, and what it forgets. */
@NullMarked
package dev.homeostat.application.database;

import org.jspecify.annotations.NullMarked;
