/** Ports by which a person is told. */
@NullMarked
package dev.homeostat.application.alert.port;

import org.jspecify.annotations.NullMarked;
