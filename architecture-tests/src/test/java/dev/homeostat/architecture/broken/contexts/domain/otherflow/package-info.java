/** A context of the sample. */
@Context(kind = Kind.FLOW)
package dev.homeostat.architecture.broken.contexts.domain.otherflow;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
