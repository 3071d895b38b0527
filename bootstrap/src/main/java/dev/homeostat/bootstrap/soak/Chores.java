package dev.homeostat.bootstrap.soak;

import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.Tries;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.PracticeSite;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Uses an account through browsers, and remembers what it was told of each post. Thread-safe. */
final class Chores {

    /** How long an attempt to publish may take. */
    static final Duration ATTEMPT = Duration.ofSeconds(20);

    private static final Duration LEAVE = Duration.ofSeconds(10);
    static final String DONE = "done";

    private final PlaywrightSite account;
    private final PracticeSite site;
    private final Map<String, PublishOutcome> told = new ConcurrentHashMap<>();

    Chores(PlaywrightSite account, PracticeSite site) {
        this.account = account;
        this.site = site;
    }

    /**
     * Does one; what came of it, in a word.
     *
     * @param number distinguishes it from all others
     */
    String perform(Chore chore, int number) {
        return switch (chore) {
            case PUBLISH -> publish("Number %d".formatted(number));
            case TIMELINE -> word(account.timelineReader().read(Instant.now().minus(Duration.ofMinutes(1))));
            case METRICS -> metrics(number);
            case PROBE -> account.probe().probe().map(Chores::word).orElse(DONE);
        };
    }

    private String publish(String text) {
        PostDetails details = new PostDetails(
                new PostId(UUID.randomUUID()),
                new AccountId("soak"),
                Content.of(List.of(new PostText(text))),
                new DecisionId(UUID.randomUUID()),
                Instant.now(),
                Instant.now(),
                PostTerms.USUAL,
                Tries.NONE,
                List.of());
        Claim claim = new Claim(new Epoch(1), new QueuedPost(details).claim(new Epoch(2), Instant.now(), ATTEMPT));
        PublishOutcome outcome = account.publisher().publish(claim, new ClickGate() {
            @Override
            public Authorization open() {
                return new Authorization.Granted(LEAVE);
            }

            @Override
            public void stage(Stage stage) {}
        });
        told.put(text, outcome);
        return word(outcome);
    }

    private String metrics(int number) {
        List<AcceptedPost> all = site.accepted();
        SitePostId post = new SitePostId(all.get(number % all.size()).id());
        return account.engagementReader().read(List.of(post)).values().stream()
                .findFirst()
                .map(Chores::word)
                .orElse("busy");
    }

    private static String word(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed -> DONE;
            case PublishOutcome.NotSent notSent -> word(notSent.cause());
            default -> outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String word(TimelineReading reading) {
        return switch (reading) {
            case TimelineReading.Read read -> DONE;
            case TimelineReading.Unreadable unreadable -> word(unreadable.cause());
        };
    }

    private static String word(SiteReading reading) {
        return switch (reading) {
            case SiteReading.Read read -> DONE;
            case SiteReading.Unreadable unreadable -> word(unreadable.cause());
        };
    }

    private static String word(SiteProbe.Obstacle obstacle) {
        return word(obstacle.cause());
    }

    private static String word(Enum<?> cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    /** Texts that stand on the site more than once. */
    int doubled() {
        List<String> texts = site.accepted().stream().map(AcceptedPost::text).toList();
        return texts.size() - new HashSet<>(texts).size();
    }

    /** Posts of which what was told is not true: out and not there, or there and not out. */
    int mistold() {
        Set<String> texts = new HashSet<>();
        site.accepted().forEach(post -> texts.add(post.text()));
        return (int) told.entrySet().stream()
                .filter(entry -> switch (entry.getValue()) {
                    case PublishOutcome.Confirmed confirmed -> !isThere(confirmed.id(), entry.getKey());
                    case PublishOutcome.ConfirmedWithoutId out -> !texts.contains(entry.getKey());
                    case PublishOutcome.AlreadyThere there -> !texts.contains(entry.getKey());
                    case PublishOutcome.NotSent notSent -> texts.contains(entry.getKey());
                    case PublishOutcome.Refused refused -> texts.contains(entry.getKey());
                    case PublishOutcome.Throttled throttled -> texts.contains(entry.getKey());
                    case PublishOutcome.Rehearsed rehearsed -> true;
                    case PublishOutcome.GivenUp givenUp -> false;
                    case PublishOutcome.Unconfirmed unconfirmed -> false;
                })
                .count();
    }

    private boolean isThere(SitePostId id, String text) {
        return site.accepted().stream()
                .anyMatch(post -> post.id().equals(id.value()) && post.text().equals(text));
    }
}
