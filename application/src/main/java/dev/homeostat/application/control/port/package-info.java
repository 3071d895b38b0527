/** Ports of what a person allows. */
@NullMarked
package dev.homeostat.application.control.port;

import org.jspecify.annotations.NullMarked;
