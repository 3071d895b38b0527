/** Ports of learning. */
@NullMarked
package dev.homeostat.application.learning.port;

import org.jspecify.annotations.NullMarked;
