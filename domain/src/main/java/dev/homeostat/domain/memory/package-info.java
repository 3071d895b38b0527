/** How much memory the program takes, and from when on that is too much. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.memory;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
