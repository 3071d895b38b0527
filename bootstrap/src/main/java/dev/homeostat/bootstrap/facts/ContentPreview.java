package dev.homeostat.bootstrap.facts;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.adapter.template.Templates;
import dev.homeostat.application.content.Repertoire;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.content.port.ContentWriter.Writing;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.DraftGate;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.FactRotation;
import dev.homeostat.domain.content.FactRotation.Lasting;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.TextFingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Posts as they would be written from the facts, nothing learned and nothing said yet. For one thread. */
public final class ContentPreview {

    /** When nothing was told yet, any moment is as good as another. */
    private static final Instant ANY_TIME = Instant.EPOCH;

    /** The form that needs nothing but room. */
    private static final Form LEAST = new Form(Templates.STATEMENT, Form.SINGLE);

    private final ContentSettings settings;
    private final List<Fact> facts;
    private final ContentWriter writer;
    private final Repertoire repertoire;
    private final Random random;
    private final Set<FactId> told = new HashSet<>();
    private final SortedMap<String, Integer> postsByTopic = new TreeMap<>();
    private final List<Wording> latest = new ArrayList<>();
    private final List<RecentItem> items = new ArrayList<>();

    /**
     * Looks at what can be written.
     *
     * @param seed chooses among facts and wordings; the same gives the same posts
     */
    public ContentPreview(ContentSettings settings, List<Fact> facts, long seed) {
        this.settings = settings;
        this.writer = new TemplateContentWriter(settings.length());
        this.repertoire = new Repertoire(writer, settings.forms());
        this.random = new Random(seed);
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        this.facts = List.copyOf(shuffled);
    }

    /** At most so many posts, the forms in turn; fewer where no fact is left that any form can tell. */
    public List<Draft> posts(int wanted) {
        List<Form> forms = new ArrayList<>(settings.forms());
        Collections.shuffle(forms, random);
        List<Draft> drafts = new ArrayList<>();
        while (drafts.size() < wanted && !forms.isEmpty()) {
            Form form = forms.removeFirst();
            Optional<Draft> draft = post(form);
            if (draft.isPresent()) {
                drafts.add(draft.get());
                forms.add(form);
            }
        }
        return drafts;
    }

    private Optional<Draft> post(Form form) {
        Map<String, List<Fact>> byTopic = tellable(form).stream()
                .filter(fact -> !told.contains(fact.id()))
                .collect(Collectors.groupingBy(Fact::topic, TreeMap::new, Collectors.toList()));
        return byTopic.entrySet().stream()
                .sorted(Comparator.comparing(entry -> postsByTopic.getOrDefault(entry.getKey(), 0)))
                .flatMap(entry -> written(form, entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    /** A post on the topic from the first facts with which one comes out. */
    private Optional<Draft> written(Form form, String topic, List<Fact> ready) {
        int perPost = writer.factsFor(form);
        for (int first = 0; first + perPost <= ready.size(); first++) {
            Brief brief = new Brief(form, ready.subList(first, first + perPost), latest, random.nextLong());
            if (writer.write(brief) instanceof Writing.Written(Draft draft)
                    && DraftGate.objection(draft, settings.length(), items).isEmpty()) {
                keep(draft, topic);
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    private void keep(Draft draft, String topic) {
        told.addAll(draft.facts());
        postsByTopic.merge(topic, 1, Integer::sum);
        latest.addFirst(draft.wording());
        PostId id = new PostId(new UUID(0, latest.size()));
        for (PostText item : draft.content().items()) {
            items.add(new RecentItem(id, item.value(), TextFingerprint.of(item), true));
        }
    }

    private List<Fact> tellable(Form form) {
        return repertoire.facts(facts, form);
    }

    /** For how long the facts last at the configured pace, all forms chosen equally often. */
    public Lasting lasting() {
        return repertoire.lasting(
                facts, List.of(), new FactRotation(settings.factRest()), settings.postsPerDay(), ANY_TIME);
    }

    /** How many facts there are of each topic. */
    public SortedMap<String, Integer> topics() {
        SortedMap<String, Integer> topics = new TreeMap<>();
        facts.forEach(fact -> topics.merge(fact.topic(), 1, Integer::sum));
        return topics;
    }

    /** What the facts lack for the forms that are wanted, one line each. */
    public List<String> shortcomings() {
        List<String> shortcomings = new ArrayList<>();
        facts.stream()
                .filter(fact -> !writer.canTell(fact, LEAST)
                        && settings.forms().stream().noneMatch(form -> writer.canTell(fact, form)))
                .map(fact -> "fact %s is too long for every wording: the site takes %d characters"
                        .formatted(fact.id(), settings.length().max()))
                .sorted()
                .forEach(shortcomings::add);
        settings.forms().stream()
                .filter(form ->
                        new ContentPreview(settings, facts, 0).post(form).isEmpty())
                .map(form -> "too few facts for a %s: it tells %d of one topic%s"
                        .formatted(form, writer.factsFor(form), need(form)))
                .forEach(shortcomings::add);
        return shortcomings;
    }

    private static String need(Form form) {
        return switch (form.generator()) {
            case Templates.QUESTION -> ", each with a question";
            case Templates.FIGURE -> ", each with a figure";
            default -> "";
        };
    }
}
