package dev.homeostat.adapter.template;

import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way of telling as many facts as it has items. Made once, used for every fact: a value without behavior of its own
 * beyond filling its gaps.
 */
public final class Template {

    private final Form form;
    private final Wording wording;
    private final List<List<Part>> items;

    Template(Form form, Wording wording, List<List<Part>> items) {
        this.form = form;
        this.wording = wording;
        this.items = items.stream().map(List::copyOf).toList();
    }

    public Form form() {
        return form;
    }

    public Wording wording() {
        return wording;
    }

    /** How many facts it tells. */
    public int facts() {
        return items.size();
    }

    /**
     * The items, in order, each telling one fact. Empty where a fact lacks what a gap needs.
     *
     * @throws IllegalArgumentException where there are more or fewer facts than {@link #facts()}
     */
    public Optional<List<String>> fill(List<Fact> facts) {
        if (facts.size() != items.size()) {
            throw new IllegalArgumentException("%s tells %d facts, not %d".formatted(form, items.size(), facts.size()));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            filled(items.get(i), facts.get(i), facts).ifPresent(texts::add);
        }
        return texts.size() == items.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
    }

    private static Optional<String> filled(List<Part> parts, Fact fact, List<Fact> all) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Optional<String> piece =
                    switch (part) {
                        case Part.Words words -> Optional.of(words.text());
                        case Part.Gap gap -> gap.filling().from(fact, all);
                        case Part.Optionally group ->
                            Optional.of(filled(group.parts(), fact, all).orElse(""));
                    };
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            text.append(piece.get());
        }
        return Optional.of(text.toString());
    }
}
