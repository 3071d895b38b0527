/** Running jobs on their schedule, each run recorded. */
@NullMarked
package dev.homeostat.application.job;

import org.jspecify.annotations.NullMarked;
