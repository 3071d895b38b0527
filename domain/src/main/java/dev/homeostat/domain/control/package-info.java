/** What a person allows: mode, kill switch, pause. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.control;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
