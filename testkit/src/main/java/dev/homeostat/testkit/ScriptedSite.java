package dev.homeostat.testkit;

import dev.homeostat.application.SitePorts;
import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostRemover.Removal;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.SiteDelays;
import dev.homeostat.domain.publishing.TimelineEntry;
import dev.homeostat.domain.publishing.TimelineReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A site on {@link VirtualTime} that answers as told and keeps what it accepted, whoever asked and whether or not they
 * lived to see it. Not thread-safe.
 */
public final class ScriptedSite {

    /** Delays within which {@link SiteAnswer}s of this site should stay. */
    public static final SiteDelays DELAYS = new SiteDelays(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(20));

    public static final int MAX_LENGTH = 280;
    private static final String AUTHOR = "practice";
    private static final int FIRST_ID = 1_000_000;
    private static final int FIELDS = 12;

    private final VirtualTime time;
    private final Map<SitePostId, Accepted> accepted = new LinkedHashMap<>();
    private final Deque<SiteAnswer> next = new ArrayDeque<>();
    private Supplier<SiteAnswer> otherwise = () -> SiteAnswer.PROMPT;
    private Function<Accepted, SiteReading> audience =
            item -> new SiteReading.Read(new Metrics(Map.of(Metric.VIEWS, 0L, Metric.LIKES, 0L)));
    private Consumer<Accepted> onAccepted = item -> {};
    private Supplier<Duration> pace = () -> Duration.ofSeconds(2);
    private int opened;
    private final Set<SitePostId> removed = new LinkedHashSet<>();
    private Optional<SiteProbe.Obstacle> hindrance = Optional.empty();
    private final Set<SitePostId> kept = new HashSet<>();
    private Instant quietUntil = Instant.EPOCH;
    private Supplier<SiteInspector.Inspection> inspections =
            () -> new SiteInspector.Looked(FIELDS, List.of(), 0, Optional.empty());

    /**
     * An item that the site accepted.
     *
     * @param visibleAt from when on the timeline shows it
     */
    public record Accepted(
            SitePostId id, String text, Instant acceptedAt, Instant visibleAt, Optional<SitePostId> inReplyTo) {}

    public ScriptedSite(VirtualTime time) {
        this.time = time;
    }

    /** Answers one request to come like this; several calls queue up. */
    public void answerNext(SiteAnswer answer) {
        next.add(answer);
    }

    /** Answers like this whenever nothing else was said. */
    public void answerOtherwise(Supplier<SiteAnswer> answers) {
        otherwise = answers;
    }

    /** How long opening a page takes; two seconds unless something else is said. */
    public void openPagesWithin(Supplier<Duration> durations) {
        pace = durations;
    }

    /** Tells of every item at the moment at which it is accepted. */
    public void whenAccepted(Consumer<Accepted> listener) {
        onAccepted = listener;
    }

    /** What is read of how an item did; nobody cares for anything unless something else is said. */
    public void countBy(Function<Accepted, SiteReading> newAudience) {
        audience = newAudience;
    }

    /** From now on every page shows this instead of what was asked for. */
    public void hinder(Hindrance cause) {
        hindrance = Optional.of(new SiteProbe.Obstacle(cause, "the site shows another page"));
    }

    /** Pages are as usual again. */
    public void unhinder() {
        hindrance = Optional.empty();
    }

    /** What a look at its pages finds while nothing hinders; all that there is to find unless something else is said. */
    public void inspectBy(Supplier<SiteInspector.Inspection> newInspections) {
        inspections = newInspections;
    }

    /** Asks not to be used for so long. */
    public void askToWait(Duration wait) {
        quietUntil = time.now().plus(wait);
    }

    /** The item's page has no button to remove it. */
    public void keep(SitePostId item) {
        kept.add(item);
    }

    /** The items that were taken down, in order. */
    public List<SitePostId> removed() {
        return List.copyOf(removed);
    }

    /** How many pages were opened so far. */
    public int opened() {
        return opened;
    }

    private void openPage() {
        opened++;
        time.advance(pace.get());
    }

    /** Everything the site accepted so far, in order: the truth to compare with. */
    public List<Accepted> accepted() {
        return List.copyOf(accepted.values());
    }

    /** A browser session of its own on this site. */
    public SitePorts ports() {
        return new SitePorts(
                publisher(),
                timeline(),
                engagement(),
                probe(),
                this::remove,
                Optional.of(this::inspect),
                DELAYS,
                LengthRule.codePoints(MAX_LENGTH));
    }

    private PostPublisher publisher() {
        return (claim, gate) -> {
            SiteAnswer answer = next.isEmpty() ? otherwise.get() : next.remove();
            gate.stage(PostPublisher.Stage.COMPOSING);
            openPage();
            if (hindrance.isPresent()) {
                return new PublishOutcome.NotSent(
                        hindrance.get().cause(), hindrance.get().detail());
            }
            if (!answer.ready()) {
                return new PublishOutcome.NotSent(Hindrance.SITE, "the composer did not open");
            }
            Instant asked = time.now();
            return switch (gate.open()) {
                case Authorization.Denied denied -> new PublishOutcome.NotSent(denied.cause(), denied.reason());
                case Authorization.Rehearse rehearse -> new PublishOutcome.Rehearsed();
                case Authorization.Granted granted ->
                    time.now().isAfter(asked.plus(granted.within()))
                            ? new PublishOutcome.Unconfirmed("the page withheld a click that came too late")
                            : send(claim, answer, granted.within());
            };
        };
    }

    private PublishOutcome send(Claim claim, SiteAnswer answer, Duration within) {
        String text = claim.post().text().value();
        Optional<SitePostId> parent = claim.post().parent();
        SitePostId[] id = new SitePostId[1];
        Instant from = answer.pastDeadline() ? time.now().plus(within) : time.now();
        answer.acceptedAfter()
                .ifPresent(delay ->
                        time.at(from.plus(delay), this, () -> id[0] = accept(text, parent, answer.visibleAfter())));
        boolean inTime = answer.answeredAfter().compareTo(within) <= 0;
        time.advance(inTime ? answer.answeredAfter() : within);
        if (!inTime) {
            return new PublishOutcome.Unconfirmed("the site did not answer in time");
        }
        return switch (answer.shown()) {
            case ID -> id[0] == null ? new PublishOutcome.Unconfirmed("no id") : new PublishOutcome.Confirmed(id[0]);
            case ACCEPTED -> new PublishOutcome.ConfirmedWithoutId("the site said it was accepted");
            case REFUSED -> new PublishOutcome.Refused("the site does not take it");
            case THROTTLED -> new PublishOutcome.Throttled(answer.retryAfter(), "too many requests");
            case ALREADY_THERE -> new PublishOutcome.AlreadyThere("you have said that already");
            case NOTHING -> new PublishOutcome.Unconfirmed("the connection was lost");
        };
    }

    private SitePostId accept(String text, Optional<SitePostId> parent, Duration visibleAfter) {
        SitePostId id = new SitePostId(Integer.toString(FIRST_ID + accepted.size() + 1));
        Accepted item = new Accepted(id, text, time.now(), time.now().plus(visibleAfter), parent);
        accepted.put(id, item);
        onAccepted.accept(item);
        return id;
    }

    private EngagementReader engagement() {
        return posts -> {
            openPage();
            Map<SitePostId, SiteReading> readings = new LinkedHashMap<>();
            posts.forEach(id -> readings.put(
                    id,
                    Optional.ofNullable(accepted.get(id))
                            .map(audience)
                            .orElseGet(() -> new SiteReading.Unreadable(SiteReading.Cause.GONE, "no such post"))));
            return readings;
        };
    }

    private SiteProbe probe() {
        return new SiteProbe() {

            @Override
            public Optional<Obstacle> probe() {
                openPage();
                return hindrance;
            }

            @Override
            public Optional<Duration> askedToWait() {
                Duration left = Duration.between(time.now(), quietUntil);
                return left.isPositive() ? Optional.of(left) : Optional.empty();
            }
        };
    }

    private SiteInspector.Inspection inspect() {
        openPage();
        return hindrance
                .<SiteInspector.Inspection>map(met -> new SiteInspector.Hindered(met.cause(), met.detail()))
                .orElseGet(inspections);
    }

    private Stream<Accepted> shown() {
        return accepted.values().stream()
                .filter(item -> !item.visibleAt().isAfter(time.now()))
                .filter(item -> !removed.contains(item.id()));
    }

    private Removal remove(SitePostId item, Duration within, ClickGate gate) {
        openPage();
        if (hindrance.isPresent()) {
            return new Removal.NotBegun(hindrance.get().cause(), hindrance.get().detail());
        }
        if (shown().noneMatch(shown -> shown.id().equals(item))) {
            return new Removal.Absent("no such post");
        }
        if (kept.contains(item)) {
            return new Removal.NotBegun(Hindrance.SITE, "there is no button");
        }
        return switch (gate.open()) {
            case Authorization.Denied denied -> new Removal.NotBegun(denied.cause(), denied.reason());
            case Authorization.Rehearse rehearse ->
                new Removal.NotBegun(Hindrance.HELD, "a rehearsal takes nothing down");
            case Authorization.Granted granted -> {
                removed.add(item);
                yield new Removal.Removed("it is gone");
            }
        };
    }

    private TimelineReader timeline() {
        return since -> {
            openPage();
            if (hindrance.isPresent()) {
                return new TimelineReading.Unreadable(
                        hindrance.get().cause(), hindrance.get().detail());
            }
            List<TimelineEntry> entries = shown().map(item -> new TimelineEntry(
                            item.id(), AUTHOR, PostText.normalize(item.text()), item.acceptedAt(), item.inReplyTo()))
                    .toList();
            return new TimelineReading.Read(AUTHOR, entries, Instant.EPOCH);
        };
    }
}
