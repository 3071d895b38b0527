/** A post and its states. */
@Context(
        kind = Kind.THING,
        uses = {"account", "audit"})
@NullMarked
package dev.homeostat.domain.post;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
