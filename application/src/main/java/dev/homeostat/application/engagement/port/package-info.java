/** Ports of engagement. */
@NullMarked
package dev.homeostat.application.engagement.port;

import org.jspecify.annotations.NullMarked;
