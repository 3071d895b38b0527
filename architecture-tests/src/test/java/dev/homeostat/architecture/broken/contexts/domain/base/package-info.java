/** A context of the sample. */
@Context(kind = Kind.THING)
package dev.homeostat.architecture.broken.contexts.domain.base;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
