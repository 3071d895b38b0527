/** Measures what operators ask of a database that is as full as one gets. */
@NullMarked
package dev.homeostat.bootstrap.postgres.bench;

import org.jspecify.annotations.NullMarked;
