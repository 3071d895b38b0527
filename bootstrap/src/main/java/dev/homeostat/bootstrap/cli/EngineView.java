package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.watch.JobFinding;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells a person line by line what the engine does. Thread-safe. */
final class EngineView implements EngineWatcher {

    private static final int TEXT_SHOWN = 60;

    private final SiteProfile profile;
    private final String handle;
    private final Consumer<String> lines;
    private final Clock clock;
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicReference<List<String>> jobTrouble = new AtomicReference<>(List.of());
    private final AtomicReference<List<String>> missingFields = new AtomicReference<>(List.of());

    /**
     * A view on one account.
     *
     * @param handle the account's name on the site
     * @param clock for the time of day shown
     */
    EngineView(SiteProfile profile, String handle, Consumer<String> lines, Clock clock) {
        this.profile = profile;
        this.handle = handle;
        this.lines = lines;
        this.clock = clock;
    }

    /** Posts seen to become published whole. */
    int published() {
        return published.get();
    }

    @Override
    public void saw(EngineEvent event) {
        switch (event) {
            case EngineEvent.TenureTaken taken ->
                say("runs account %s (epoch %s)"
                        .formatted(taken.tenure().account(), taken.tenure().epoch()));
            case EngineEvent.AccountHeld held ->
                say("only watches: engine %s runs the account until %s at least".formatted(held.by(), held.until()));
            case EngineEvent.TenureLost lost -> say("lost the account and does nothing until it has it again");
            case EngineEvent.StageReached stage ->
                say("%s: %s".formatted(name(stage.claim()), stage.stage().phrase()));
            case EngineEvent.AttemptSettled settled -> settled(settled);
            case EngineEvent.PostReconciled reconciled -> {
                say("%s: %s; it is %s"
                        .formatted(
                                reconciled.after().id(),
                                reconciled.verdict().detail(),
                                reconciled.after().status().word()));
                count(reconciled.after());
            }
            case EngineEvent.PostsCounted counted -> {}
            case EngineEvent.PostPlanned planned ->
                say("planned for %s: a %s on %s: \"%s\""
                        .formatted(
                                planned.post().slot().start(),
                                planned.post().form(),
                                topic(planned),
                                shortened(planned.post().post().details().textAt(1))));
            case EngineEvent.EngagementRead read ->
                say("read how %d posts did%s"
                        .formatted(
                                read.read(),
                                read.failed() == 0 ? "" : ", %d could not be read".formatted(read.failed())));
            case EngineEvent.ModelLearned learned ->
                say("learned from %d posts: model %s"
                        .formatted(
                                learned.model().posts(),
                                learned.model().version().brief()));
            case EngineEvent.AccountStopped stopped ->
                say("STOPPED until './homeostat resume': %s (%s)"
                        .formatted(stopped.cause().phrase(), stopped.detail()));
            case EngineEvent.ItemRemoved removed ->
                say("item %s of post %s: %s".formatted(removed.item(), removed.post(), removal(removed.removal())));
            case EngineEvent.TimelineCompared compared ->
                say(compared.comparison().summary());
            case EngineEvent.JournalRefused refused ->
                say("what became of a post is kept in memory only: %s".formatted(refused.reason()));
            case EngineEvent.JournalCaughtUp caughtUp -> say("the store has taken what was kept in memory");
            case EngineEvent.BreakerChanged(BreakerTransition change) -> changed(change);
            case EngineEvent.RunsDied died ->
                say("%d runs ended with their process and are made up: %s"
                        .formatted(
                                died.runs().size(),
                                died.runs().stream()
                                        .map(run -> run.job().value())
                                        .collect(Collectors.joining(", "))));
            case EngineEvent.JobsRestarted restarted -> say("what wakes the jobs did not work and was restarted");
            case EngineEvent.JobsStandStill still ->
                say("the jobs stand still, restarting what wakes them did not help; restart the program");
            case EngineEvent.SiteInspected inspected -> inspected(inspected);
            case EngineEvent.LoginLost lost -> say("not logged in: %s".formatted(lost.detail()));
            case EngineEvent.JobsWatched watched -> tellNew(watched.findings());
            case EngineEvent.JobsRunAgain again -> say("the jobs run again");
            case EngineEvent.RunEnded ended -> {
                if (ended.run().outcome() instanceof RunOutcome.Failure failure) {
                    say("job %s failed: %s".formatted(ended.run().job(), failure.detail()));
                }
            }
        }
    }

    private void changed(BreakerTransition change) {
        String phrase = change.dependency().phrase();
        switch (change.change()) {
            case OPENED -> say("%s does not work, and what needs it waits: %s".formatted(phrase, change.cause()));
            case REOPENED -> say("%s still does not work: %s".formatted(phrase, change.cause()));
            case CLOSED -> say("%s works again".formatted(phrase));
        }
    }

    private void inspected(EngineEvent.SiteInspected inspected) {
        List<String> fields =
                inspected.missing().stream().map(MissingElement::field).toList();
        List<String> before = missingFields.getAndSet(fields);
        inspected.missing().stream()
                .filter(element -> !before.contains(element.field()))
                .forEach(element -> say("the site looks otherwise than its profile says: %s: %s"
                        .formatted(element.field(), element.detail())));
        if (fields.isEmpty() && !before.isEmpty()) {
            say("the pages are as the site's profile says");
        }
    }

    private void tellNew(List<JobFinding> findings) {
        List<String> matters = findings.stream()
                .map(finding ->
                        "job %s %s".formatted(finding.job(), finding.kind().phrase()))
                .toList();
        List<String> before = jobTrouble.getAndSet(matters);
        for (int place = 0; place < findings.size(); place++) {
            if (!before.contains(matters.get(place))) {
                say("%s: %s".formatted(matters.get(place), findings.get(place).detail()));
            }
        }
    }

    private static String removal(PostRemover.Removal removal) {
        return switch (removal) {
            case PostRemover.Removal.Removed(String evidence) -> "taken down";
            case PostRemover.Removal.Absent(String evidence) -> "is not shown on the site";
            case PostRemover.Removal.NotBegun(Hindrance cause, String reason) -> "not taken down yet: " + reason;
            case PostRemover.Removal.Unknown(String evidence) -> "perhaps taken down: " + evidence;
            case PostRemover.Removal.NotSupported() -> "cannot be taken down: the profile does not say how";
        };
    }

    private static String topic(EngineEvent.PostPlanned planned) {
        return planned.post().choice().arm(Dimension.TOPIC).map(Arm::name).orElse("no topic");
    }

    private void settled(EngineEvent.AttemptSettled settled) {
        String what =
                switch (settled.outcome()) {
                    case PublishOutcome.Confirmed confirmed -> "published as " + address(confirmed.id());
                    case PublishOutcome.Rehearsed rehearsed -> "rehearsed; nothing was sent (mode dry-run)";
                    case PublishOutcome.Unconfirmed unknown ->
                        "nobody knows yet whether it is out (%s); the timeline will tell".formatted(unknown.evidence());
                    case PublishOutcome other -> "%s: %s".formatted(other.word().replace('_', ' '), other.detail());
                };
        say("%s: %s".formatted(name(settled.claim()), what));
        count(settled.after());
    }

    private void count(Post after) {
        if (after instanceof PublishedPost) {
            published.incrementAndGet();
        }
    }

    private String address(SitePostId id) {
        return profile.address(handle, id).orElse(id.value());
    }

    private static String name(Claim claim) {
        int items = claim.post().details().content().items().size();
        String item = items > 1 ? " (item %d of %d)".formatted(claim.attempt().position(), items) : "";
        return "\"%s\"%s".formatted(shortened(claim.post().text()), item);
    }

    /** One line of a text. */
    static String shortened(PostText text) {
        String line = text.normalized();
        int end = line.offsetByCodePoints(0, Math.min(TEXT_SHOWN, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "..." : line;
    }

    private void say(String line) {
        LocalTime now = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        lines.accept(String.format(Locale.ROOT, "%tT  %s", now, line));
    }
}
