package dev.homeostat.application.content;

import dev.homeostat.application.content.port.ContentPlan.LatestPlanned;
import dev.homeostat.application.content.port.ContentPlan.Situation;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.DraftGate;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactRotation;
import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.PostChooser;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.content.TellableFacts;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Turns a slot into a written and judged post, or says why there is none. Thread-safe as far as its parts are. */
public final class PostWriting {

    /** How many other facts of the topic are tried when a draft is refused. */
    private static final int TRIES = 4;

    private final ContentWriter writer;
    private final PlanSettings settings;
    private final LengthRule length;
    private final IdSource ids;
    private final RandomGenerator random;

    public PostWriting(
            ContentWriter writer, PlanSettings settings, LengthRule length, IdSource ids, RandomGenerator random) {
        this.writer = writer;
        this.settings = settings;
        this.length = length;
        this.ids = ids;
        this.random = random;
    }

    /** What became of it. */
    public sealed interface Answer {

        record Written(PlannedPost post) implements Answer {}

        /** Every draft was refused by the writer or by a gate. */
        record Refused(String reason) implements Answer {}

        /** No fact can be told at that time in any form. */
        record NothingToTell() implements Answer {}
    }

    /**
     * Chooses form and topic and writes.
     *
     * @param chooser has chosen the slot already
     * @param planned what this run has planned so far
     */
    public Answer write(
            RunContext run,
            PostChooser chooser,
            Slot slot,
            List<Fact> facts,
            Situation before,
            List<PlannedPost> planned) {
        TellableFacts tellable = tellable(facts, uses(before, planned), slot.start());
        if (tellable.isEmpty()) {
            return new Answer.NothingToTell();
        }
        Form form = chooser.form(tellable);
        String topic = chooser.topic(tellable, form);
        List<Fact> ready = tellable.facts(form, topic);
        List<Wording> wordings =
                latest(before, planned).stream().map(LatestPlanned::wording).toList();
        List<RecentItem> items = items(before, planned);
        int perPost = writer.factsFor(form);
        Optional<String> refused = Optional.empty();
        for (int first = 0; first < TRIES && first + perPost <= ready.size(); first++) {
            Brief brief = new Brief(form, ready.subList(first, first + perPost), wordings, random.nextLong());
            switch (writer.write(brief)) {
                case ContentWriter.Writing.Refused no -> refused = Optional.of(no.reason());
                case ContentWriter.Writing.Written written -> {
                    refused = DraftGate.objection(written.draft(), length, items);
                    if (refused.isEmpty()) {
                        return new Answer.Written(planned(run, slot, chooser.choice(), topic, written.draft()));
                    }
                }
            }
        }
        return new Answer.Refused("%s on %s: %s".formatted(form, topic, refused.orElse("too few facts")));
    }

    private TellableFacts tellable(List<Fact> facts, List<FactUse> uses, Instant at) {
        FactRotation rotation = new FactRotation(uses, settings.factRest());
        SortedMap<Form, SortedMap<String, List<Fact>>> byForm = new TreeMap<>();
        for (Form form : forms()) {
            SortedMap<String, List<Fact>> byTopic = new TreeMap<>();
            for (Fact fact : facts) {
                if (rotation.isUsable(fact.id(), form, at) && writer.canTell(fact, form)) {
                    byTopic.computeIfAbsent(fact.topic(), topic -> new ArrayList<>()).add(fact);
                }
            }
            byTopic.values().removeIf(ready -> ready.size() < writer.factsFor(form));
            byTopic.values().forEach(ready -> ready.sort(rotation.longestUntoldFirst()));
            byForm.put(form, byTopic);
        }
        return new TellableFacts(byForm);
    }

    private List<Form> forms() {
        List<String> generators = settings.generators().isEmpty() ? writer.generators() : settings.generators();
        return generators.stream()
                .flatMap(generator -> settings.formats().stream().map(format -> new Form(generator, format)))
                .toList();
    }

    private PlannedPost planned(RunContext run, Slot slot, Choice choice, String topic, Draft draft) {
        Decision decision = new Decision(
                new DecisionId(ids.next()),
                run.account(),
                "plan",
                "a %s on %s for the slot at %s".formatted(draft.form(), topic, slot.start()),
                Optional.of(choice.model().value()),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(choice.propensity()),
                Optional.of("auto"),
                slot.start());
        PostDetails details = new PostDetails(
                new PostId(ids.next()),
                run.account(),
                draft.content(),
                decision.id(),
                slot.start(),
                slot.start(),
                PostTerms.until(slot.start().plus(settings.expiresAfter())),
                0,
                Epoch.NONE,
                List.of());
        return new PlannedPost(
                new QueuedPost(details), decision, slot, choice, draft.form(), draft.wording(), draft.facts());
    }

    private static List<FactUse> uses(Situation before, List<PlannedPost> planned) {
        return Stream.concat(
                        before.uses().stream(),
                        planned.stream().flatMap(post -> post.facts().stream()
                                .map(fact -> new FactUse(fact, post.form(), post.slot().start()))))
                .toList();
    }

    static List<LatestPlanned> latest(Situation before, List<PlannedPost> planned) {
        return Stream.concat(
                        planned.reversed().stream()
                                .map(post -> new LatestPlanned(post.choice().arms(), post.wording())),
                        before.latest().stream())
                .toList();
    }

    private static List<RecentItem> items(Situation before, List<PlannedPost> planned) {
        return Stream.concat(
                        before.items().stream(),
                        planned.stream()
                                .flatMap(post -> RecentItem.of(post.post()).stream()))
                .toList();
    }
}
