/** What a look at the account's pages found, and what follows from it. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.inspection;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
