package dev.homeostat.application.content;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.FactRotation;
import dev.homeostat.domain.content.FactRotation.Lasting;
import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.Form;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which facts a writer can tell in which form; worked out once for a list of facts. Thread-safe. */
public final class Repertoire {

    private final ContentWriter writer;
    private final List<Form> forms;
    private final Map<Form, List<Fact>> byForm = new TreeMap<>();
    private List<Fact> known = List.of();

    /** What the writer can tell in these forms. */
    public Repertoire(ContentWriter writer, List<Form> forms) {
        this.writer = writer;
        this.forms = List.copyOf(forms);
    }

    /** Each style in each format, in the order of the styles; no styles stand for all that the writer knows. */
    public static List<Form> forms(ContentWriter writer, List<String> generators, List<String> formats) {
        List<String> styles = generators.isEmpty() ? writer.generators() : generators;
        return styles.stream()
                .flatMap(generator -> formats.stream().map(format -> new Form(generator, format)))
                .toList();
    }

    public List<Form> forms() {
        return forms;
    }

    /** Those of the facts that can be told in the form, in their order. */
    public synchronized List<Fact> facts(List<Fact> facts, Form form) {
        if (!known.equals(facts)) {
            known = List.copyOf(facts);
            byForm.clear();
        }
        return byForm.computeIfAbsent(
                form,
                any -> known.stream().filter(fact -> writer.canTell(fact, form)).toList());
    }

    /**
     * For how long the facts last, all forms chosen equally often.
     *
     * @param uses those that were and those to come
     */
    public Lasting lasting(List<Fact> facts, List<FactUse> uses, FactRotation rotation, int postsPerDay, Instant now) {
        Map<FactId, Integer> formsOf = new HashMap<>();
        for (Form form : forms) {
            facts(facts, form).forEach(fact -> formsOf.merge(fact.id(), 1, Integer::sum));
        }
        List<Fact> told =
                facts.stream().filter(fact -> formsOf.containsKey(fact.id())).toList();
        double perPost = forms.stream().mapToInt(writer::factsFor).average().orElse(1);
        return rotation.lasting(told, fact -> formsOf.getOrDefault(fact.id(), 0) > 1, uses, postsPerDay * perPost, now);
    }
}
