/** How fast an account may post. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.pacing;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
