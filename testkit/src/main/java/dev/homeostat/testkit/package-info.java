/** What an embedder needs to test against Homeostat: a manual clock, an engine driven by hand, in-memory adapters. */
@NullMarked
package dev.homeostat.testkit;

import org.jspecify.annotations.NullMarked;
