/** A context of the sample. */
@Context(
        kind = Kind.THING,
        uses = {"round"})
package dev.homeostat.architecture.broken.contexts.domain.circle;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
