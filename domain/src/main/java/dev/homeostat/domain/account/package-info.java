/** The account that is run: its identity, its time, and the tenure of the engine that runs it. */
@Context(kind = Kind.THING)
@NullMarked
package dev.homeostat.domain.account;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
