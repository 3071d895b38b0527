package dev.homeostat.application.content;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.Form;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which facts the writer can tell in which form; worked out once for a list of facts. Thread-safe. */
final class Repertoire {

    private final ContentWriter writer;
    private final Map<Form, List<Fact>> byForm = new TreeMap<>();
    private List<Fact> known = List.of();

    Repertoire(ContentWriter writer) {
        this.writer = writer;
    }

    /** Those of the facts that can be told in the form, in their order. */
    synchronized List<Fact> facts(List<Fact> facts, Form form) {
        if (!known.equals(facts)) {
            known = List.copyOf(facts);
            byForm.clear();
        }
        return byForm.computeIfAbsent(
                form,
                any -> known.stream().filter(fact -> writer.canTell(fact, form)).toList());
    }
}
