/** A context of the sample. */
@Context(
        kind = Kind.THING,
        uses = {"circle"})
package dev.homeostat.architecture.broken.contexts.domain.round;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
