package dev.homeostat.application.content.port;

import dev.homeostat.domain.content.Fact;
import java.util.List;

/** The operator's facts. Implementations are thread-safe. */
public interface FactSource {

    /**
     * Reads the facts as they are now. What cannot be used is left out and named; the rest is there. Throws nothing:
     * where nothing can be read, there are no facts and a problem says why.
     */
    Facts read();

    /**
     * What was read.
     *
     * @param facts in the operator's order, their ids all different
     * @param problems one line each for what was left out, naming the place and what is wrong
     */
    record Facts(List<Fact> facts, List<String> problems) {
        public Facts {
            facts = List.copyOf(facts);
            problems = List.copyOf(problems);
        }
    }
}
