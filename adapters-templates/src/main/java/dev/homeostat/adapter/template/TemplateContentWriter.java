package dev.homeostat.adapter.template;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostText;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes from {@link Templates}, without a model. It shortens nothing: what does not fit in any wording is refused, and
 * where {@link #canTell} says yes to each fact of a brief, something always fits. Pure and thread-safe.
 */
public final class TemplateContentWriter implements ContentWriter {

    private final LengthRule rule;

    /** Writes for a site that counts length by this rule. */
    public TemplateContentWriter(LengthRule rule) {
        this.rule = rule;
    }

    @Override
    public List<String> generators() {
        return Templates.GENERATORS;
    }

    @Override
    public int factsFor(Form form) {
        return Templates.leanest(form).map(Template::facts).orElse(1);
    }

    @Override
    public boolean canTell(Fact fact, Form form) {
        return Templates.leanest(form)
                .filter(template -> text(template, Collections.nCopies(template.facts(), fact))
                        .isPresent())
                .isPresent();
    }

    @Override
    public Writing write(Brief brief) {
        Form form = brief.form();
        List<Template> templates = Templates.of(form);
        if (templates.isEmpty()) {
            return new Writing.Refused("there is no form '%s'".formatted(form));
        }
        if (brief.facts().size() != factsFor(form)) {
            return new Writing.Refused("%s tells %d facts, not %d"
                    .formatted(form, factsFor(form), brief.facts().size()));
        }
        return candidates(templates, brief.facts()).entrySet().stream()
                .min(Map.Entry.comparingByKey(leastUsed(brief)))
                .<Writing>map(
                        entry -> new Writing.Written(new Draft(entry.getValue(), form, entry.getKey(), ids(brief))))
                .orElseGet(() -> new Writing.Refused("no wording of %s fits facts %s".formatted(form, ids(brief))));
    }

    /** Everything that can be said, in the templates' order; of those that share a wording, the first that fits. */
    private Map<Wording, Content> candidates(List<Template> templates, List<Fact> facts) {
        Map<Wording, Content> candidates = new LinkedHashMap<>();
        for (Template template : templates) {
            if (!candidates.containsKey(template.wording())) {
                text(template, facts).ifPresent(content -> candidates.put(template.wording(), content));
            }
        }
        return candidates;
    }

    private Optional<Content> text(Template template, List<Fact> facts) {
        return template.fill(facts)
                .map(items -> items.stream().map(PostText::new).toList())
                .filter(items -> items.stream().allMatch(rule::takes))
                .map(Content::of);
    }

    private static List<FactId> ids(Brief brief) {
        return brief.facts().stream().map(Fact::id).toList();
    }

    /** What was worded least often of late; then what opens or sounds least like it; then what the seed says. */
    private static Comparator<Wording> leastUsed(Brief brief) {
        List<Wording> latest = brief.latest();
        return Comparator.<Wording>comparingLong(
                        wording -> latest.stream().filter(wording::equals).count())
                .thenComparingLong(wording -> latest.stream()
                        .mapToLong(used -> (used.hook().equals(wording.hook()) ? 1 : 0)
                                + (used.tone().equals(wording.tone()) ? 1 : 0))
                        .sum())
                .thenComparingLong(wording -> mixed(brief.seed(), wording));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), so that near seeds choose differently. */
    private static long mixed(long seed, Wording wording) {
        long bits = seed * 0x9e3779b97f4a7c15L + wording.toString().hashCode();
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
