/** A context of the sample. */
@Context(
        kind = Kind.LOOP,
        uses = {"flow"})
package dev.homeostat.architecture.broken.contexts.domain.loop;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
