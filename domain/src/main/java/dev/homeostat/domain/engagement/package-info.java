/** How posts did: metrics read back from the site, when they are due, and what they are worth as a reward. */
@Context(
        kind = Kind.FLOW,
        uses = {"audit", "learning", "post"})
@NullMarked
package dev.homeostat.domain.engagement;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
