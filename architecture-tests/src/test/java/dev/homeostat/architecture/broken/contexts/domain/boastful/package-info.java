/** A context of the sample. */
@Context(
        kind = Kind.THING,
        uses = {"base"})
package dev.homeostat.architecture.broken.contexts.domain.boastful;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
