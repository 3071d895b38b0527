package dev.homeostat.application.content.port;

import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.Form;
import java.util.List;

/** Writes posts from facts. Implementations are thread-safe. */
public interface ContentWriter {

    /** The styles it writes in, in a fixed order. */
    List<String> generators();

    /** How many facts a post of this form tells; at least 1. */
    int factsFor(Form form);

    /** Whether the fact can be told in this form: everything that the form needs is there, and it is not too long. */
    boolean canTell(Fact fact, Form form);

    /** Writes a post that tells the facts of the brief and nothing else. The same brief gives the same answer. */
    Writing write(Brief brief);

    /** The answer to {@link #write}. */
    sealed interface Writing {

        record Written(Draft draft) implements Writing {}

        /** No text came out that keeps to the brief. */
        record Refused(String reason) implements Writing {}
    }
}
