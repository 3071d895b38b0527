package dev.homeostat.adapter.template;

import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All templates that Homeostat brings. Every text names its source, its topic as a hashtag, and where known the date as
 * of which it is true. Pure and thread-safe.
 */
public final class Templates {

    /** Says it plainly. */
    public static final String STATEMENT = "statement";

    /** Opens with the question that the fact answers. */
    public static final String QUESTION = "question";

    /** Begins with the number. */
    public static final String FIGURE = "figure";

    /** The styles, in a fixed order. */
    public static final List<String> GENERATORS = List.of(STATEMENT, QUESTION, FIGURE);

    private static final String CREDITED = "\n\n%s: {source}[ (as of {date})]";
    private static final Map<String, FormTemplates> BY_FORM = byForm();

    private Templates() {}

    /** The templates of a form, in a fixed order: of those that share a wording, the one to prefer comes first. */
    public static List<Template> of(Form form) {
        FormTemplates templates = BY_FORM.get(form.toString());
        return templates == null ? List.of() : templates.all();
    }

    /** The template that takes the least room for every item; empty for a form that does not exist. */
    public static Optional<Template> leanest(Form form) {
        return Optional.ofNullable(BY_FORM.get(form.toString())).map(FormTemplates::leanest);
    }

    private record FormTemplates(List<Template> all, Template leanest) {}

    private static Map<String, FormTemplates> byForm() {
        Map<String, FormTemplates> templates = new TreeMap<>();
        GENERATORS.forEach(generator -> {
            Form single = new Form(generator, Form.SINGLE);
            Form thread = new Form(generator, Form.THREAD);
            templates.put(single.toString(), singles(single));
            templates.put(thread.toString(), threads(thread));
        });
        return templates;
    }

    private static FormTemplates singles(Form form) {
        List<Template> all = templates(form, Hook.ofSingles(form.generator()), Templates::single);
        return new FormTemplates(all, all.getFirst());
    }

    /** A thread names its sources together at the end, or, where they do not fit there, each with its fact. */
    private static FormTemplates threads(Form form) {
        List<Hook> hooks = Hook.ofThreads(form.generator());
        List<Template> together = templates(form, hooks, Templates::creditedAtTheEnd);
        List<Template> apart = templates(form, hooks, Templates::creditedOneByOne);
        return new FormTemplates(
                Stream.concat(together.stream(), apart.stream()).toList(), apart.getFirst());
    }

    private interface Layout {
        List<String> items(Hook hook, Tone tone);
    }

    private static List<Template> templates(Form form, List<Hook> hooks, Layout layout) {
        return hooks.stream()
                .flatMap(hook -> Tone.ALL.stream()
                        .map(tone -> new Template(
                                form,
                                new Wording(hook.name(), tone.name()),
                                layout.items(hook, tone).stream().map(Parts::of).toList())))
                .toList();
    }

    private static List<String> single(Hook hook, Tone tone) {
        return List.of(hook.opening() + CREDITED.formatted(tone.credit()) + " {topic}");
    }

    private static List<String> creditedAtTheEnd(Hook hook, Tone tone) {
        return List.of(
                hook.opening(),
                tone.next() + "{statement}",
                tone.last() + "{statement}\n\n%s: {sources} {topic}".formatted(tone.credits()));
    }

    private static List<String> creditedOneByOne(Hook hook, Tone tone) {
        String credit = CREDITED.formatted(tone.credit());
        return List.of(
                hook.opening() + credit + " {topic}",
                tone.next() + "{statement}" + credit,
                tone.last() + "{statement}" + credit);
    }
}
