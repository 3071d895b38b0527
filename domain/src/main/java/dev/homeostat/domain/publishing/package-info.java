/** From a claim to a known outcome: attempts, outcomes, reconciliation. */
@Context(
        kind = Kind.FLOW,
        uses = {"account", "audit", "control", "pacing", "post", "resilience"})
@NullMarked
package dev.homeostat.domain.publishing;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
