/** What every implementation of a store port must do, as JUnit tests to inherit. */
@NullMarked
package dev.homeostat.testkit.contract;

import org.jspecify.annotations.NullMarked;
