/** The store on PostgreSQL: everything that speaks JDBC. */
@NullMarked
package dev.homeostat.adapter.postgres;

import org.jspecify.annotations.NullMarked;
