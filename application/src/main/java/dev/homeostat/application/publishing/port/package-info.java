/** Ports of publishing: the desk where claims are made, and the site. */
@NullMarked
package dev.homeostat.application.publishing.port;

import org.jspecify.annotations.NullMarked;
