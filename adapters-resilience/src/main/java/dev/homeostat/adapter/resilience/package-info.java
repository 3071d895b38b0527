/** Circuit breakers on resilience4j. */
@NullMarked
package dev.homeostat.adapter.resilience;

import org.jspecify.annotations.NullMarked;
