/** Jobs: what runs when, what may run now, and what became of each run. */
@Context(
        kind = Kind.THING,
        uses = {"account", "resilience"})
@NullMarked
package dev.homeostat.domain.job;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
