/** A context of the sample. */
@Context(
        kind = Kind.THING,
        uses = {"base", "flow"})
package dev.homeostat.architecture.broken.contexts.domain.thing;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
