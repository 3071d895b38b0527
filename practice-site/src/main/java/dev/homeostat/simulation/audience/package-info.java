/**
 * Readers with hidden preferences, from whom the practice site has its numbers. Nothing but the site may look in here,
 * for whoever could see the preferences would have nothing to learn.
 */
@NullMarked
package dev.homeostat.simulation.audience;

import org.jspecify.annotations.NullMarked;
