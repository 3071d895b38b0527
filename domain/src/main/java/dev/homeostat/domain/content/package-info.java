/** From facts and slots to a written post: planning, templates, rotation of facts. */
@Context(
        kind = Kind.FLOW,
        uses = {"audit", "learning", "post"})
@NullMarked
package dev.homeostat.domain.content;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
