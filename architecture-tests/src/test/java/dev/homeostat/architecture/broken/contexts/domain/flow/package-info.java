/** A context of the sample. */
@Context(
        kind = Kind.FLOW,
        uses = {"base", "otherflow"})
package dev.homeostat.architecture.broken.contexts.domain.flow;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
