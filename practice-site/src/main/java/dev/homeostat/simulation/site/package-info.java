/** A small local web site that behaves like a social network and remembers truly what it accepted. */
@NullMarked
package dev.homeostat.simulation.site;

import org.jspecify.annotations.NullMarked;
