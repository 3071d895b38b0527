package dev.homeostat.domain.content;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which facts can be told at one time, by form and topic.
 *
 * @param byForm forms in alphabetical order; a form or topic with too few facts is not there
 */
public record TellableFacts(SortedMap<Form, SortedMap<String, List<Fact>>> byForm) {

    public TellableFacts {
        SortedMap<Form, SortedMap<String, List<Fact>>> copy = new TreeMap<>();
        for (Map.Entry<Form, SortedMap<String, List<Fact>>> form : byForm.entrySet()) {
            SortedMap<String, List<Fact>> topics = new TreeMap<>();
            form.getValue().forEach((topic, facts) -> topics.put(topic, List.copyOf(facts)));
            if (!topics.isEmpty()) {
                copy.put(form.getKey(), Collections.unmodifiableSortedMap(topics));
            }
        }
        byForm = Collections.unmodifiableSortedMap(copy);
    }

    public boolean isEmpty() {
        return byForm.isEmpty();
    }

    public List<String> generators() {
        return byForm.keySet().stream().map(Form::generator).distinct().toList();
    }

    public List<String> formats(String generator) {
        return byForm.keySet().stream()
                .filter(form -> form.generator().equals(generator))
                .map(Form::format)
                .toList();
    }

    public List<String> topics(Form form) {
        return List.copyOf(
                byForm.getOrDefault(form, Collections.emptySortedMap()).keySet());
    }

    /** The facts of a topic that can be told in a form, those told longest ago first. */
    public List<Fact> facts(Form form, String topic) {
        return byForm.getOrDefault(form, Collections.emptySortedMap()).getOrDefault(topic, List.of());
    }
}
