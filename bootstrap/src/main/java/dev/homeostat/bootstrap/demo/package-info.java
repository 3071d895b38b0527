/** The demo: a practice site, an account on it, and what became of its posts. */
@NullMarked
package dev.homeostat.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
