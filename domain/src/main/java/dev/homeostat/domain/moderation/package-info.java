/** What a person orders about a post. */
@Context(
        kind = Kind.FLOW,
        uses = {"account", "audit", "post"})
@NullMarked
package dev.homeostat.domain.moderation;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
