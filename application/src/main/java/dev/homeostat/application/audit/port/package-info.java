/** Ports of what is recorded for good. */
@NullMarked
package dev.homeostat.application.audit.port;

import org.jspecify.annotations.NullMarked;
