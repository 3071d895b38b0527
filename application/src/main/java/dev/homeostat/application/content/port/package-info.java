/** Ports of content. */
@NullMarked
package dev.homeostat.application.content.port;

import org.jspecify.annotations.NullMarked;
