/** Kills a real engine again and again and compares what the site has with what the database says. */
@NullMarked
package dev.homeostat.bootstrap.chaos;

import org.jspecify.annotations.NullMarked;
