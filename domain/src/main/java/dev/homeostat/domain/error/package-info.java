/** Failures as data: kind, severity, context, fingerprint. */
@Context(
        kind = Kind.THING,
        uses = {"account", "audit"})
@NullMarked
package dev.homeostat.domain.error;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
