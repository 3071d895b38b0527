/** Who or what decided, and what happened: decisions and recorded events. */
@Context(
        kind = Kind.THING,
        uses = {"account"})
@NullMarked
package dev.homeostat.domain.audit;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
