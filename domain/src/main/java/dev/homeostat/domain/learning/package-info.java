/** What is learned from how posts did: arms, choices with exact propensities, rewards, and the model they lead to. */
@Context(kind = Kind.THING, uses = "post")
@NullMarked
package dev.homeostat.domain.learning;

import dev.homeostat.domain.Context;
import dev.homeostat.domain.Context.Kind;
import org.jspecify.annotations.NullMarked;
