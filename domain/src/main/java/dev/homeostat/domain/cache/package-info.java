/** What may be kept for a while instead of being asked again, and for how long. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.cache;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
