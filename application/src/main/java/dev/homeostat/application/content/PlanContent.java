package dev.homeostat.application.content;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.content.port.ContentPlan.LatestPlanned;
import dev.homeostat.application.content.port.ContentPlan.Situation;
import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.learning.CurrentModel;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.content.FactRotation.Lasting;
import dev.homeostat.domain.content.PlanPolicy;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.PostChooser;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.post.ArchivedPost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Fills the plan up to its horizon and stops: chooses slot, generator, format and topic by what was learned, has the
 * post written and judged, and adds it with its decision. Runs come one at a time; two engines never plan the same slot.
 */
public final class PlanContent {

    private static final int LATEST = 30;
    /** A fact that can be told in one form only is told once in all that time. */
    private static final Duration USES_SINCE = Duration.ofDays(3_650);

    private final ContentPlan plan;
    private final ContentPorts content;
    private final PostWriting writing;
    private final CurrentModel currentModel;
    private final ErrorTracker errors;
    private final PlanSettings settings;
    private final RandomGenerator random;
    private final EngineWatcher watcher;

    public PlanContent(
            ContentPlan plan,
            ContentPorts content,
            PostWriting writing,
            CurrentModel currentModel,
            ErrorTracker errors,
            PlanSettings settings,
            RandomGenerator random,
            EngineWatcher watcher) {
        this.plan = plan;
        this.content = content;
        this.writing = writing;
        this.currentModel = currentModel;
        this.errors = errors;
        this.settings = settings;
        this.random = random;
        this.watcher = watcher;
    }

    /** Archives what has expired and plans as many posts as one run may. A full plan is a success. */
    public RunOutcome execute(RunContext run) {
        run.phase("look");
        List<ArchivedPost> expired = plan.expire(run.tenure());
        Situation situation = plan.situation(run.account(), USES_SINCE, LATEST);
        if (PlanPolicy.openSlots(settings, situation.at(), situation.taken()).isEmpty()) {
            return new RunOutcome.Success("the plan is full" + tellExpired(expired));
        }
        run.phase("write");
        Facts facts = content.facts().read();
        tell(run, facts);
        Model model = currentModel.of(run.tenure(), situation.at());
        Round round = new Round(run, model, facts, situation);
        round.fill();
        return round.outcome(tellExpired(expired));
    }

    private static String tellExpired(List<ArchivedPost> expired) {
        return expired.isEmpty() ? "" : "; %d posts expired".formatted(expired.size());
    }

    private void tell(RunContext run, Facts facts) {
        if (!facts.problems().isEmpty()) {
            String message = "%d facts cannot be used, the first: %s"
                    .formatted(facts.problems().size(), facts.problems().getFirst());
            track(run, "facts_refused", Severity.WARNING, message);
        }
    }

    private void track(RunContext run, String kind, Severity severity, String message) {
        errors.record(new TrackedError("content", kind, severity, message, run.errorContext()));
    }

    /** Why a slot stays open, and as what kind of error that is tracked. */
    private record Refusal(String kind, String reason) {}

    /** One run: what it knows grows with every post that it plans. */
    private final class Round {

        private final RunContext run;
        private final Model model;
        private final Facts facts;
        private final Situation before;
        private final Set<Slot> taken;
        private final List<PlannedPost> planned = new ArrayList<>();
        private Optional<Refusal> refusal = Optional.empty();

        Round(RunContext run, Model model, Facts facts, Situation before) {
            this.run = run;
            this.model = model;
            this.facts = facts;
            this.before = before;
            this.taken = new TreeSet<>(before.taken());
        }

        void fill() {
            while (planned.size() < settings.postsPerRun()) {
                List<Slot> open = PlanPolicy.openSlots(settings, before.at(), taken);
                if (open.isEmpty() || !planOne(open)) {
                    return;
                }
            }
        }

        /** Whether it makes sense to go on. */
        private boolean planOne(List<Slot> open) {
            PostChooser chooser = new PostChooser(
                    model,
                    latest().stream().flatMap(post -> post.arms().stream()).toList(),
                    random);
            Slot slot = chooser.slot(settings, open);
            return switch (writing.write(run, chooser, slot, facts.facts(), before, planned)) {
                case PostWriting.Answer.Written written -> add(written.post());
                case PostWriting.Answer.Refused refused -> {
                    // Drawing again at once would make other choices likelier than what is logged of them.
                    refusal = Optional.of(new Refusal("draft_refused", refused.reason()));
                    yield false;
                }
                case PostWriting.Answer.NothingToTell nothing -> {
                    refusal = Optional.of(new Refusal("nothing_planned", "no fact is ready to be told"));
                    yield false;
                }
            };
        }

        private List<LatestPlanned> latest() {
            return PostWriting.latest(before, planned);
        }

        private boolean add(PlannedPost post) {
            return switch (plan.add(run.tenure(), post)) {
                case ADDED -> {
                    taken.add(post.slot());
                    planned.add(post);
                    watcher.saw(new EngineEvent.PostPlanned(post));
                    yield true;
                }
                case SLOT_TAKEN -> {
                    taken.add(post.slot());
                    yield true;
                }
                case TENURE_LOST -> false;
            };
        }

        RunOutcome outcome(String more) {
            refusal.ifPresent(why -> track(run, why.kind(), Severity.WARNING, why.reason()));
            String line = "planned %d posts; %s%s".formatted(planned.size(), lasting(), more);
            return refusal.filter(why -> planned.isEmpty())
                    .<RunOutcome>map(why -> new RunOutcome.Failure(FailureKind.PERMANENT, line + "; " + why.reason()))
                    .orElseGet(() -> new RunOutcome.Success(line));
        }

        private String lasting() {
            return switch (writing.lasting(facts.facts(), before.uses(), before.at())) {
                case Lasting.Forever forever -> "the facts last";
                case Lasting.Days(double days, double sustained) ->
                    String.format(Locale.ROOT, "the facts last %.0f days, then %.1f a day", days, sustained);
            };
        }
    }
}
