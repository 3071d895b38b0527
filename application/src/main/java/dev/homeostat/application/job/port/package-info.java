/** Ports of scheduling and of the record of runs. */
@NullMarked
package dev.homeostat.application.job.port;

import org.jspecify.annotations.NullMarked;
