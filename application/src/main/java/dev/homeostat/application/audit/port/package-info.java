/** The port by which events that change no state are recorded. */
@NullMarked
package dev.homeostat.application.audit.port;

import org.jspecify.annotations.NullMarked;
