/** Who may use which browser, for how long, and who gives way to whom. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.browserlease;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
