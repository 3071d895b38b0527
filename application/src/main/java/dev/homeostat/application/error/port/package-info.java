/** The one port by which failures are recorded. */
@NullMarked
package dev.homeostat.application.error.port;

import org.jspecify.annotations.NullMarked;
