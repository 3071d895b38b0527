package dev.homeostat.simulation.virtual;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks only once whether a fact can be told in a form, though engines come and go. For one life; not thread-safe. */
final class RememberingContentWriter implements ContentWriter {

    private final ContentWriter writer;
    private final Map<Question, Boolean> answers = new HashMap<>();

    private record Question(FactId fact, Form form) {}

    RememberingContentWriter(ContentWriter writer) {
        this.writer = writer;
    }

    @Override
    public List<String> generators() {
        return writer.generators();
    }

    @Override
    public int factsFor(Form form) {
        return writer.factsFor(form);
    }

    @Override
    public boolean canTell(Fact fact, Form form) {
        return answers.computeIfAbsent(new Question(fact.id(), form), question -> writer.canTell(fact, form));
    }

    @Override
    public Writing write(Brief brief) {
        return writer.write(brief);
    }
}
