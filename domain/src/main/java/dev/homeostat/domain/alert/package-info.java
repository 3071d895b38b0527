/** Telling a person: episodes, the notices that come of them, and how those are delivered. */
@Context(
        kind = Kind.LOOP,
        uses = {"account", "audit"})
@NullMarked
package dev.homeostat.domain.alert;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
