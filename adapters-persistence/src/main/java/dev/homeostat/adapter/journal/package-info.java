/** Local files for when the store is away: the journal of publish attempts, and the spool of errors and events. */
@NullMarked
package dev.homeostat.adapter.journal;

import org.jspecify.annotations.NullMarked;
