/** What an engine does as meters of Micrometer, and those as a page for Prometheus. */
@NullMarked
package dev.homeostat.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
