/** Watching over jobs: which of them do not run as they should, and how often what runs them may be restarted. */
@Context(
        kind = Kind.LOOP,
        uses = {"account", "job"})
@NullMarked
package dev.homeostat.domain.watch;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
