/** How trouble with what the product depends on is classed, retried and waited out. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.resilience;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
