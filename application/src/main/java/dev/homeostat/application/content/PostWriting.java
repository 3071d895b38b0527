package dev.homeostat.application.content;

import dev.homeostat.application.content.port.ContentPlan.LatestPlanned;
import dev.homeostat.application.content.port.ContentPlan.Situation;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.DraftGate;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.FactRotation;
import dev.homeostat.domain.content.FactRotation.Lasting;
import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.PostChooser;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.content.TellableFacts;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.control.Approval;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.post.DraftPost;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PendingPost;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.Tries;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a slot into a written and judged post, or says why there is none. Thread-safe as far as its parts are. */
public final class PostWriting {

    /** How many other facts of the topic are tried when a draft is refused. */
    private static final int TRIES = 4;

    private final ContentWriter writer;
    private final PlanSettings settings;
    private final Approval approval;
    private final LengthRule length;
    private final IdSource ids;
    private final RandomGenerator random;
    private final FactRotation rotation;
    private final Repertoire repertoire;

    public PostWriting(
            ContentWriter writer,
            PlanSettings settings,
            Approval approval,
            LengthRule length,
            IdSource ids,
            RandomGenerator random) {
        this.writer = writer;
        this.settings = settings;
        this.approval = approval;
        this.length = length;
        this.ids = ids;
        this.random = random;
        this.rotation = new FactRotation(settings.rest());
        this.repertoire = new Repertoire(writer, Repertoire.forms(writer, settings.generators(), settings.formats()));
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
        TellableFacts tellable = tellable(facts, lastUses(before, planned), slot.start());
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

    /** The facts by form and topic, those told longest ago first; topics with too few for a post are left out. */
    private TellableFacts tellable(List<Fact> facts, List<FactUse> uses, Instant at) {
        Map<FactId, Instant> lastTold = uses.stream().collect(Collectors.toMap(FactUse::fact, FactUse::at));
        Comparator<Fact> longestUntoldFirst =
                Comparator.comparing(fact -> lastTold.getOrDefault(fact.id(), Instant.MIN));
        SortedMap<Form, SortedMap<String, List<Fact>>> byForm = new TreeMap<>();
        for (Form form : repertoire.forms()) {
            SortedMap<String, List<Fact>> byTopic =
                    rotation.usable(repertoire.facts(facts, form), uses, form, at).stream()
                            .sorted(longestUntoldFirst)
                            .collect(Collectors.groupingBy(Fact::topic, TreeMap::new, Collectors.toList()));
            byTopic.values().removeIf(ready -> ready.size() < writer.factsFor(form));
            byForm.put(form, byTopic);
        }
        return new TellableFacts(byForm);
    }

    /** For how long the facts last at the planned pace. */
    public Lasting lasting(List<Fact> facts, List<FactUse> uses, Instant now) {
        return repertoire.lasting(facts, uses, rotation, settings.postsPerDay(), now);
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
                approval == Approval.AUTO ? Optional.of(approval.word()) : Optional.empty(),
                slot.start());
        PostDetails details = new PostDetails(
                new PostId(ids.next()),
                run.account(),
                draft.content(),
                decision.id(),
                slot.start(),
                slot.start(),
                PostTerms.until(slot.start().plus(settings.expiresAfter())),
                Tries.NONE,
                List.of());
        DraftPost draftPost = new DraftPost(details);
        PendingPost pending = approval == Approval.AUTO ? draftPost.queue() : draftPost.submit();
        return new PlannedPost(pending, decision, slot, choice, draft.form(), draft.wording(), draft.facts());
    }

    /** The latest use of each fact: a rotation looks at no other. */
    private static List<FactUse> lastUses(Situation before, List<PlannedPost> planned) {
        Map<FactId, FactUse> last = new LinkedHashMap<>();
        Stream.concat(before.uses().stream(), planned.stream().flatMap(post -> post.facts().stream()
                        .map(fact -> new FactUse(fact, post.form(), post.slot().start()))))
                .forEach(use -> last.merge(use.fact(), use, BinaryOperator.maxBy(Comparator.comparing(FactUse::at))));
        return List.copyOf(last.values());
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
                        before.items().stream(), planned.stream().flatMap(post -> RecentItem.of(post.post()).stream()))
                .toList();
    }
}
